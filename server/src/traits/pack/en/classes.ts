/**
 * Words by kind: what things and doings they name. The kinds carry no pole; their weights, alone and in pairs
 * (a doing with a thing), are learned. A word stands in one kind; of two, the later wins.
 */
export const classes: Readonly<Record<string, string>> = {
  place:
    'africa algeria america argentina asia australia austria balkans baltic bangladesh belgium benelux bolivia brazil ' +
    'britain bulgaria canada caribbean chile china colombia croatia cyprus czechia denmark dubai ecuador egypt england ' +
    'estonia ethiopia europe finland france georgia germany ghana greece gulf hungary iceland india indonesia iran iraq ' +
    'ireland israel italy japan jordan kazakhstan kenya korea kuwait latvia lebanon lithuania luxembourg malawi malaysia ' +
    'malta mexico morocco mozambique nepal netherlands nigeria nordics nordic norway oman pakistan panama paraguay peru ' +
    'philippines poland portugal qatar romania russia rwanda saudi scandinavia scotland senegal serbia singapore slovakia ' +
    'slovenia somalia spain sweden switzerland taiwan tanzania thailand tunisia turkey uganda ukraine uruguay usa ' +
    'uzbekistan venezuela vietnam wales zambia zimbabwe dach latam emea apac iberia texas california florida ohio quebec ' +
    'ontario bavaria catalonia',
  demonym:
    'african american argentine asian australian austrian belgian brazilian british bulgarian canadian chilean chinese ' +
    'colombian croatian czech danish dutch egyptian english estonian european finnish french german ghanaian greek ' +
    'hungarian icelandic indian indonesian irish israeli italian japanese kenyan korean latvian lithuanian malaysian ' +
    'mexican moroccan nigerian norwegian pakistani peruvian polish portuguese romanian russian saudi scottish serbian ' +
    'slovak slovenian spanish swedish swiss thai turkish ukrainian vietnamese welsh',
  city:
    'accra amsterdam antwerp athens atlanta austin bangkok barcelona basel beijing belfast belgrade berlin bilbao ' +
    'birmingham bogota bordeaux boston bratislava bristol brno brussels bucharest budapest cairo calgary capetown ' +
    'cardiff chicago cologne copenhagen cork dallas delhi denver detroit dublin edinburgh frankfurt gdansk geneva genoa ' +
    'ghent glasgow gothenburg graz hamburg hanoi helsinki houston istanbul jakarta johannesburg kampala karachi krakow ' +
    'lagos leeds leicester leipzig lima lisbon liverpool ljubljana lodz london lyon madrid malaga manchester manila ' +
    'marseille melbourne miami milan minneapolis montreal mumbai munich nairobi naples newcastle nottingham nuremberg ' +
    'osaka oslo ottawa paris perth phoenix porto poznan prague pune quito reykjavik riga rome rotterdam salzburg santiago ' +
    'seattle seoul seville shanghai sheffield sofia stockholm stuttgart sydney tallinn tokyo toronto toulouse turin utrecht ' +
    'valencia vancouver vienna vilnius warsaw wroclaw zagreb zurich',
  market:
    'market marketplace segment country continent region territory abroad overseas export international global worldwide ' +
    'foreign cross-border customer consumer audience clientele buyer demand niche sector industry retail wholesale online ' +
    'household homeowner landlord tenant farmer patient citizen student alumni subscriber member motorist traveller',
  business:
    'business company firm corporation subsidiary venture startup brand division entity trust cooperative group bank insurer ' +
    'lender carrier airline operator utility authority agency association federation consortium alliance partnership ' +
    'foundation charity society conglomerate holding spinoff outfit maker manufacturer producer retailer wholesaler ' +
    'competitor rival incumbent partner affiliate franchisee franchisor franchise chain boutique joint venture holding ' +
    'provider supplier acquirer studio publisher broker reinsurer fund',
  facility:
    'plant factory mill refinery foundry smelter brewery hospital campus academy university college school terminal ' +
    'headquarters office warehouse depot store shop branch hub centre clinic hotel mine quarry port airport station ' +
    'laboratory lab datacenter site works yard estate building tower park farm kitchen hall base gigafactory ' +
    'showroom outlet counter library museum pool theatre home',
  build:
    'build construct erect found establish create form launch open incorporate invent pioneer develop design commission ' +
    'set start begin enter expand extend grow scale double triple',
  acquire: 'buy acquire purchase takeover bid absorb swallow acquisition buyout stake shareholding equity minority majority',
  merge:
    'merge merger combine amalgamate amalgamation join unify consolidate consolidation federate pool integrate integration ' +
    'union unite fuse single together jointly shared common',
  exit:
    'sell divest divestment disposal exit withdraw leave close closure shut quit cease discontinue wind dissolve abandon ' +
    'retire sunset end relinquish drop scrap stop surrender dispose spin demerge carve liquidate abolish give',
  transfer:
    'transfer hand outsource insource offshore nearshore reshore delegate devolve lease let rent hire license contract ' +
    'subcontract entrust move relocate migrate shift switch convert turn become replace swap',
  offer:
    'product service offer offering portfolio range line proposition subscription subscribe membership plan package bundle ' +
    'tariff fee price pricing royalty commission rental warranty policy loan mortgage insurance account card app platform ' +
    'ecosystem api catalogue degree course programme label range collection title',
  revenue:
    'revenue turnover income profit margin ebitda earnings sales growth share valuation dividend valuation money annuity ' +
    'recurring monetise charge bill pay paid invoice royalty premium',
  legal:
    'licence permit regulator regulatory law statute act legislation charter articles bylaws consent treaty antitrust ' +
    'authorisation accreditation certification approval concession freehold covenant merger-control patent statutory ' +
    'jurisdiction notary lawyer legal regulation',
  governors:
    'board director directors shareholder investor minister ministry cabinet parliament council councillor mayor governor ' +
    'trustee trustees owner owners founder chairman president ceo cfo coo cio cto chief executive exco steering committee ' +
    'supervisory sponsor senate rector synod assembly commissioner treasury vorstand',
  capital:
    'capital capex invest investment funding fundraise finance loan bond debt equity tranche capitalise stratex earmarked ' +
    'ringfence billion million seed endowment grant drawdown',
  ownership: 'own owner ownership belong shareholder hold possess mutual independent independence subsidiary parent',
  structure:
    'operating-model structure organisation governance model department function unit division hierarchy layer role ' +
    'redundancy redundant workforce staff headcount merger tupe union reorganisation restructure restructuring ' +
    'centralise decentralise centralisation devolution',
  techcore:
    'erp core mainframe cloud monolith platform architecture backbone infrastructure ledger blockchain ai robot robotics ' +
    'robotic autonomous driverless drone hydrogen electric electrify electrification battery solar wind nuclear geothermal ' +
    'biogas biomethane ammonia satellite fibre broadband smart digital digitise digitalise digitisation paperless ' +
    'cashless gene genomic mrna biosimilar additive lithium chip semiconductor photonic electrolyser heatpump grid turbine',
  gate:
    'phase stage gate wave tranche milestone roadmap programme program project initiative transformation strategy strategic ' +
    'vision horizon breakthrough pilot rollout launch go-live cutover migration transition steering case review',
  longtime: 'year years decade decades multi-year yearly annual annually century long-term summer autumn winter spring',
  shorttime:
    'minute minutes second seconds hour hours day days daily week weekly weeks shift shifts morning mornings afternoon ' +
    'evening night nights noon lunch lunchtime midnight monday tuesday wednesday thursday friday saturday sunday fortnight ' +
    'fortnightly today tomorrow yesterday dawn weekend',
  month: 'month months monthly january february march april may june july august september october november december quarter',
  smallthing:
    'tray bin shelf label form card checklist drawer trolley cart cupboard rack tag sticker tape tag box boxes crate carton ' +
    'bag basket bucket hook peg clip pen marker magnet folder binder template spreadsheet sheet note list rota roster ' +
    'schedule calendar timetable whiteboard blackboard sign poster notice lamp light bulb bell button switch key lock badge ' +
    'glove mask apron hairnet towel mop broom cloth brush sponge ladder step stool bench chair table desk mat screen ' +
    'monitor tablet printer scanner phone radio headset keyboard mouse cable plug socket charger email inbox ' +
    'folder ticket slip receipt docket stamp envelope pallet tote cage jig fixture gauge spanner wrench drill nozzle ' +
    'filter seal gasket bearing belt roller chute hopper conveyor valve pump hose pipe motor fan sensor probe thermometer ' +
    'scale knife blade die mould punch needle syringe vial swab gown linen bed mattress pillow wheelchair stretcher ' +
    'curtain blind tap sink drain toilet door gate window lift handle hinge screw bolt nut washer spring chain rope strap ' +
    'barcode code number name address field column row tab dropdown macro script query password printout picture photo ' +
    'map arrow line stripe colour pin bay slot lane aisle corner corridor hallway floor wall ceiling till counter',
  local:
    'ward bay cell aisle bench workstation stockroom storeroom cupboard workshop canteen reception desk goods-in dock ' +
    'machine press lathe oven fryer furnace kiln mixer slicer filler packer palletiser wrapper labeller extruder caster ' +
    'forklift truck van lorry crane hoist line shift crew gang team squad room theatre pharmacy lab kitchen laundry ' +
    'depot garage platform gate stand apron ramp hangar yard pit seam face queue station',
  frontline:
    'nurse nurses sister porter orderly midwife matron technician operator fitter mechanic electrician welder driver ' +
    'picker packer loader cleaner housekeeper receptionist clerk cashier teller agent caseworker teacher librarian ' +
    'volunteer volunteers supervisor foreman forewoman leader chargehand lead handler inspector engineer planner ' +
    'scheduler dispatcher warden ranger cook chef waiter waitress bartender barista baker butcher gardener groundsman ' +
    'caretaker janitor guard steward conductor signaller controller crew lads girls colleague apprentice analyst ' +
    'developer tester adjuster handler underwriter buyer storeman storekeeper pharmacist radiographer physio therapist ' +
    'doctor registrar consultant ramp mate',
  defect:
    'late wrong missing lost scrap rework defect defective error mistake fault faulty leak leaky jam jammed queue wait ' +
    'waiting delay backlog complaint breakdown stoppage downtime damage damaged broken crack dirty mess messy duplicate ' +
    'mislabel misfile mispick mistype overdue repeat return reject spoil spoilage waste wasted spill stuck blocked ' +
    'confusion confused forgot forget forgotten incomplete incorrect unread blurred mixed overrun overfill underfill ' +
    'shortage stockout interruption alarm noise dust trip slip fall injury incident nearmiss walk walking search searching ' +
    'hunt chase rekey retype correction dispute bounce bounced failure fail miss missed unclear illegible expired stale ' +
    'slow flaky blunt worn loose rust rusty cold wet burnt',
  fix:
    'fix repair mend clean tidy sort label mark tape paint sweep wipe check count recount inspect measure weigh tally log ' +
    'record note write list print post pin hang stick put place keep bring carry fetch lay fill refill restock top ring ' +
    'phone call text remind ask tell show teach train coach practise rehearse brief rearrange reorder resequence retime ' +
    'swap rotate stagger balance level batch reset tighten loosen adjust calibrate tune lubricate grease sharpen replace ' +
    'rinse wash dry heat cool warm test trial try watch observe plot chart compare audit sample review walk stand sit ' +
    'park stack store bundle pack unpack load unload pick scan route assign allocate book confirm release start finish ' +
    'shorten cut reduce trim lower halve raise lift save free clear stop prevent avoid catch spot flag agree ' +
    'standardise simplify streamline smooth',
  opmethod:
    'kaizen 5s a3 pdca pdsa dmaic smed tpm spc kanban andon gemba poka yoke fishbone ishikawa pareto heijunka takt ' +
    'spaghetti huddle standup tier countermeasure rootcause checklist kamishibai yokoten hansei obeya jidoka muda whys ' +
    'standard sop instruction handover toolbox retrospective runchart',
  stmethod:
    'diligence valuation feasibility tender rfp consultation prospectus roadshow term heads shareholders carve tupe ' +
    'antitrust okr hoshin catchball incubator accelerator venture prototype mvp referendum',
  bigness:
    'transform transformation transformational revolution revolutionary revolutionise reimagine reinvent radical bold ' +
    'breakthrough visionary world-class worldclass next-generation nextgen game-changing excellence flagship cornerstone ' +
    'paradigm journey strategic holistic innovative unlock unleash synergy synergies leapfrog disruptive disrupt quantum ' +
    'ambition ambitious era future bestinclass moonshot unprecedented seismic redefine',
  newness: 'new first never before nobody novel another second third own ourselves unknown today yet nowhere anybody',
  sameness: 'same existing current present already usual unchanged still stay remain as-is like-for-like again every each',
  extent: 'all every whole entire enterprise group-wide company-wide nationwide regional national across both nine ten twelve',
};
