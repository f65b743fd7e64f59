/**
 * Generic words, which name nothing in particular: they fit the work of any organisation (*improve quality*, *deliver the plan*).
 * They weigh what they have learned to weigh, but support no verdict by themselves.
 */
export const generic = [
  // What anybody does.
  'improve improvement enhance enhancement optimise optimize optimisation optimization strengthen transform',
  'transformation develop development support review explore deliver delivery continue ensure foster promote work',
  'share define look engage engagement update run sort manage management do provide implement implementation drive',
  'enable focus maximise maximize prepare write plan planning consider discuss extend follow agree report strive',
  'become excel make take get give keep need help lead grow growth create build achieve advance progress address',
  'tackle handle finalise finalize complete finish start begin initiate investigate assess evaluate analyse analyze',
  'analysis monitor modernise modernize modernisation modernization simplify change',
  // What anybody does it to, or with.
  'quality efficiency efficient effective effectively effectiveness process procedure performance productivity',
  'communication communicate collaborate collaboration cooperation practice value money customer client user',
  'experience people staff employee colleague person team department unit organisation organization company business',
  'group stakeholder partner partnership opportunity future strategy strategic operation operational vision mission',
  'goal objective target aim ambition priority roadmap programme program project phase workstream initiative topic',
  'issue problem situation thing matter action item step stage task activity effort kpi measure metric culture',
  'mindset leadership leader innovation innovative digital digitalisation digitalization data technology',
  'technological it ai sustainability sustainable environment safety way approach method solution concept idea',
  'requirement level area site place time year month week quarter day end track list detail tbd meeting discussion',
  'option recommendation proposal pilot test trial result outcome benefit impact success successful resource budget',
  'cost capacity capability skill talent training learn potential role responsibility governance structure function',
  'service offer offering product market platform centre center hub system core care',
  // How good, how much, when.
  'modern new next current existing ongoing safe world class quick fast faster quickly win best better good great',
  'excellent excellence more most less high higher highest low lower all every each possible urgent urgently',
  'important key main major general overall various different other several many internal external relevant',
  'appropriate necessary well together closely far fully really power potentially holistic integrated seamless agile',
  'smart lean simple easy soon now today tomorrow early late part whole thorough continuous continuously constant',
  'constantly ever forward ahead back up top heart',
].join(' ');
