/** Acts by kind: what is done to something. Each word belongs to one kind. */
export const acts: Readonly<Record<string, string>> = {
  reduce:
    'reduce reduction cut cutback cut-down lower decrease trim shorten halve minimise minimisation eliminate ' +
    'elimination lessen diminish shrink slash shave curb curtail remove removal prune alleviate mitigate ' +
    'mitigation ease relieve contain containment suppress eradicate abate abatement prevent prevention avoid ' +
    'avoidance avert deter deterrence forestall preempt lighten dampen whittle taper deduplicate',
  raise:
    'raise increase improve improvement enhance enhancement boost lift strengthen better heighten elevate ' +
    'maximise maximisation optimise optimisation uplift intensify bolster reinforce enrich refine refinement ' +
    'hone sharpen polish double triple quadruple augment amplify gain upturn fine-tune tweak excel step-up ' +
    'outperform',
  speed:
    'speed accelerate acceleration expedite hasten quicken quick faster fast-track rush hurry prompt swift ' +
    'speed-up bring-forward',
  simplify:
    'simplify simplification streamline smooth untangle unclutter disentangle debottleneck unclog declog ' +
    'straighten balance rebalance stagger resequence reschedule flatten condense prefill autofill lean leaner',
  hold:
    'hold sustain sustainment monitor audit keep retain preserve preservation adhere adherence observe uphold ' +
    'verify verification validate validation check control supervise supervision oversee oversight enforce ' +
    'enforcement stabilise stabilisation steady track inspect inspection watch follow-up reaudit recheck ' +
    'double-check spot-check confirm confirmation perpetuate',
  standardise:
    'standardise standardisation harmonise harmonisation align alignment unify unification codify codification ' +
    'formalise formalisation systematise normalise normalisation regularise uniform embed routinise equalise ' +
    'synchronise synchronisation',
  fix:
    'fix repair mend correct correction rectify rectification resolve solve remedy remediate remediation ' +
    'troubleshoot debug restore restoration tackle overcome cure heal unjam unblock reset recover ' +
    'countermeasure hotfix workaround adjust adjustment recalibrate calibrate calibration realign salvage ' +
    'redress retune patch root-cause',
  sort:
    'sort arrange rearrange tidy label declutter clean sweep wipe sanitise sanitisation disinfect disinfection ' +
    'stack tag colour-code batch reorder regroup categorise categorisation classify classification catalogue ' +
    'reindex tidy-up clear-out spring-clean demarcate signpost archive relabel alphabetise',
  upkeep:
    'maintain maintenance upkeep refurbish refurbishment resurface renovate renovation recondition repaint ' +
    'redecorate redecoration rewire reroof retile replaster reseal repoint desilt dredge lubricate lubrication ' +
    'grease regrout mow descale restring reline recoat refit retread waterproof rehabilitate rehabilitation ' +
    'grit repave winterise preventive preventative reconditioning landscaping overhaul',
  replace:
    'replace replacement swap substitute substitution exchange reequip supersede reinstall reinstallation ' +
    'like-for-like replenish replenishment restock change-out',
  upgrade:
    'upgrade modernise modernisation retrofit refresh revamp uprate remodel equip fit-out update future-proof ' +
    'futureproof ruggedise',
  revise:
    'revise revision amend amendment modify modification alter alteration rewrite redraft edit vary variation ' +
    'reword supplement rescind clarify clarification',
  train:
    'train coach teach upskill reskill cross-train mentor mentorship educate brief rehearse rehearsal instruct ' +
    'induct induction onboard familiarise familiarisation retrain tutor practise qualify empower empowerment ' +
    'encourage motivate motivation involve involvement refresher',
  measure:
    'measure measurement quantify quantification benchmark count sample weigh tally estimate estimation ' +
    'visualise visualisation baseline timestamp remeasure',
  study:
    'study pilot trial assess assessment review evaluate evaluation investigate investigation analyse analysis ' +
    'examine explore exploration feasibility diagnose diagnosis scope appraise appraisal inquire consult ' +
    'consultation survey probe experiment experimentation prototype simulate simulation identify identification ' +
    'discuss discussion consider consideration compare comparison forecast canvass diligence postmortem ' +
    'scrutinise scrutiny test',
  plan:
    'plan prepare preparation draft outline propose proposal formulate formulation devise design envisage ' +
    'intend intention aim aspire aspiration conceive sketch specify specification masterplan prioritise ' +
    'prioritisation set-out articulate contemplate',
  introduce:
    'introduce introduction implement implementation rollout roll-out deploy deployment adopt adoption apply ' +
    'install instal installing installed installation operationalise activate activation add bring-in phase-in ' +
    'instigate mount',
  launch:
    'launch relaunch release debut unveil go-live pioneer commercialise commercialisation monetise monetisation ' +
    'kick-off premiere start begin commence commencement initiate initiation',
  open:
    'open reopen inaugurate inauguration unlock',
  build:
    'build construct construction erect erection rebuild reconstruct reconstruction excavate excavation ' +
    'assemble redevelop redevelopment regenerate regeneration lay groundworks earthworks break-ground',
  develop:
    'develop development cultivate nurture foster incubate evolve evolution innovate innovation invent ' +
    'invention mature progress advance codesign co-design',
  create:
    'create creation establish establishment set-up incorporate incorporation constitute designate designation ' +
    'generate co-create cocreate coproduce originate reestablish',
  expand:
    'expand expansion extend extension grow growth scale upscale enlarge enlargement widen broaden multiply ' +
    'diversify diversification spread replicate replication proliferate internationalise internationalisation ' +
    'globalise globalisation ramp-up scale-up',
  enter:
    'enter entry penetrate penetration foray break-into move-into market-entry',
  acquire:
    'acquire acquisition takeover take-over buyout buy-out absorb swallow nationalise nationalisation ' +
    'municipalise remunicipalise',
  merge:
    'merge merger amalgamate amalgamation combine combination consolidate consolidation integrate integration ' +
    'federate converge convergence bring-together',
  exit:
    'exit close closure shut shutdown sell selling sold divest divestment divestiture discontinue ' +
    'discontinuation withdraw withdrawal cease cessation retire sunset wind-down abolish abolition abandon ' +
    'abandonment demerge demerger liquidate liquidation dispose disposal offload relinquish quit phase-out ' +
    'decommission demolish demolition terminate termination axe deprecate deprecation privatise privatisation ' +
    'mothball dissolve dissolution spinoff spin-off spinout spin-out carve-out cancel cancellation auction drop',
  restructure:
    'restructure reorganise reorganisation centralise centralisation decentralise decentralisation delayer ' +
    'reshape reengineer rationalise rationalisation downsize rightsize regionalise regionalisation split ' +
    'separate separation redesign rethink reinvent reconfigure reconfiguration redefine redefinition remake ' +
    'reconstitute recast redeploy redeployment rearchitect shakeup shake-up rezone',
  outsource:
    'outsource insource offshore nearshore reshore onshore subcontract delegate delegation externalise ' +
    'contract-out externalisation backsource',
  transfer:
    'transfer handover reassign reallocate reallocation allocate allocation assign assignment vire virement ' +
    'devolve devolution cede entrust disburse disbursement pay payment remit reimburse reimbursement settle ' +
    'settlement compensate refund repay repayment deposit refer',
  convert:
    'convert conversion shift become transform transformation pivot switch transition migrate migration ' +
    'reposition rebrand replatform decarbonise decarbonisation electrify electrification repurpose ' +
    'revolutionise reorient reorientation reimagine hybridise morph servitise servitisation',
  partner:
    'partner partnership collaborate collaboration cooperate cooperation ally alliance team-up join affiliate ' +
    'affiliation twin liaise liaison codevelop co-develop cofound',
  award:
    'award approve approval authorise authorisation ratify ratification endorse endorsement tender retender bid ' +
    'sign accept acceptance decide decision select selection shortlist concur concurrence waive waiver consent ' +
    'execute enact enactment vote resolution adjudicate acknowledge',
  renew:
    'renew renewal prolong prolongation reaffirm reaffirmation reappoint reappointment reauthorise ' +
    'reauthorisation rollover relicense recertify recertification reaccredit reinstate reinstatement reissue ' +
    'reelect reelection recommit',
  report:
    'report publish publication communicate communication promote promotion announce announcement inform ' +
    'presentation disclose disclosure submit submission circulate circulation broadcast advertise publicise ' +
    'publicity share disseminate dissemination notify notification showcase highlight explain blog',
  comply:
    'comply compliance conform conformity conformance certify certification accredit accreditation oblige ' +
    'mandate fulfil fulfilment satisfy declare declaration attest attestation legislate respond register ' +
    'registration adjudge abide',
  event:
    'celebrate celebration host attend attendance honour commemorate commemoration visit tour welcome ' +
    'congratulate congratulation thank recognise recognition exhibit perform dance parade toast gather ' +
    'participate participation dedicate dedication invite invitation entertain reunite nominate nomination win ' +
    'compete greet speak applaud',
  fund:
    'fund fundraise invest finance refinance capitalise recapitalise subsidise donate endow crowdfund bankroll ' +
    'underwrite pledge contribute contribution match-fund borrow',
  recruit:
    'recruit recruitment hire rehire appoint employ elect headhunt backfill swear-in',
  provide:
    'provide provision deliver run running operate operation support continue continuation serve conduct manage ' +
    'handle assist accommodate facilitate facilitation cater distribute distribution dispatch ensure coordinate ' +
    'coordination administer administration answer',
  purchase:
    'purchase buy procure procurement obtain source rent stockpile requisition reprocure',
  digitise:
    'digitise digitisation digitalise digitalisation automate automation computerise computerisation mechanise ' +
    'mechanisation robotise robotisation paperless e-enable autopopulate',
  relocate:
    'relocate relocation resite rehouse rehome vacate colocate co-locate colocation move transplant',
};
