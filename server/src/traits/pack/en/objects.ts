/** Objects by kind: what something is done to. Each word belongs to one kind. */
export const objects: Readonly<Record<string, string>> = {
  time:
    'wait delay lateness backlog queue turnaround lead-time cycle-time takt downtime idle latency lag congestion bottleneck stoppage changeover setup length-of-stay dwell ' +
    'punctuality tardiness overrun response-time duration ageing overdue late slippage standstill pause interruption outage unavailability touch-time door-to-needle ' +
    'time-to-market time-to-hire mttr waitlist queueing gridlock slowness sluggish tailback hold-up',
  error:
    'error defect mistake fault flaw complaint scrap nonconformity noncompliance discrepancy mismatch omission misprint typo mislabel misfile misroute duplicate reject ' +
    'rejection recurrence breakdown failure malfunction jam leak leakage crack glitch exception inaccuracy misdiagnosis anomaly abnormality deviation variance variability ' +
    'inconsistency shortfall near-miss callback repeat-call overfill underfill contamination spoilage damage loss theft fraud no-show misconduct grievance false-alarm ppm ' +
    'defective faulty erroneous incorrect inaccurate wrong missing lost broken incomplete lapse mixup imbalance irregularity blockage clog breakage fouling misalignment ' +
    'miscommunication refusal misdelivery miscount overcharge undercharge overpayment underpayment dispute problem confusion disruption misunderstanding illegible rust wear ' +
    'shrinkage rerun weakness shortcoming inadequacy hiccup',
  harm:
    'fall infection injury accident incident sepsis ulcer pressure-sore mortality death casualty collision crash fire flood exposure burn assault violence bullying restraint ' +
    'readmission relapse crime antisocial burglary wildfire landslide trespass sickness absence absenteeism illness stress fatigue burnout attrition hospitalisation unsafe ' +
    'poisoning outbreak epidemic pandemic abuse neglect harassment discrimination truancy exclusion malnutrition stunting mrsa spill virus malaria overdose sprain bruise ' +
    'vandalism fatality harmful injured infected',
  waste:
    'waste wastage rework walking searching duplication overprocessing paperwork red-tape bureaucracy clutter excess surplus offcut sludge toil double-entry rekeying re-entry ' +
    'footstep detour unnecessary leftover reprint rehandling backtracking chasing obsolescence unused redundant wasteful overproduction obsolete trimmings non-value-added ' +
    'firefighting',
  cost:
    'cost spend overtime bill overhead expense expenditure unit-cost saving savings inefficiency penalty running-cost opex tco postage cost-base deficit overspend rebate ' +
    'discount value-for-money affordability outlay outgoings cheaper underspend liability mileage write-off inflation',
  throughput:
    'throughput yield output productivity efficiency capacity uptime oee utilisation occupancy availability performance volume flow velocity effectiveness workload caseload ' +
    'first-pass fill-rate pick-rate bandwidth readiness responsiveness productive efficient tempo intensity footfall ridership patronage cadence peak usage saturation ' +
    'scalability headroom traffic tonnage',
  quality:
    'quality accuracy reliability satisfaction consistency precision repeatability traceability cleanliness hygiene durability robustness stability usability completeness ' +
    'timeliness correctness excellence service-level sla nps csat experience dignity comfort courtesy right-first-time tolerance tidiness convenience reliable accurate ' +
    'consistent clarity readability punctual integrity fairness strength freshness purity legibility impartiality professionalism thoroughness',
  process:
    'process workflow step handoff hand-off admission discharge intake triage checkin check-in checkout check-out picking packing unloading putaway dispensing prescribing ' +
    'reconciliation month-end transaction routine cycle lifecycle value-stream pathway order-to-cash procure-to-pay sign-off signoff decision-making problem-solving ' +
    'work-in-progress assembly welding laundry catering housekeeping bookkeeping underwriting provisioning sterilisation reconcile painting harvesting baking brewing dataflow ' +
    'end-to-end cash-handling',
  case:
    'claim application invoice case ticket request enquiry appointment referral booking reservation prescription petition appeal casework query work-order purchase-order ' +
    'shipment consignment correspondence mediation arbitration dossier reference tribunal prosecution enrolment remittance inquest warrant summons parcel',
  standard:
    'standard procedure checklist protocol sop guideline guidance guide work-instruction instruction best-practice practice criteria criterion method norm playbook runbook ' +
    'handbook cookbook convention definition-of-done care-bundle bundle care-plan threshold escalation taxonomy terminology code-of-practice methodology technique setpoint ' +
    'order-set sequence visual-aid one-point-lesson standard-work bestpractice parameter spec principle precaution pattern minimum script cue nomenclature dosage formulary ' +
    'trigger target-condition',
  form:
    'form template sheet record documentation logbook spreadsheet worksheet questionnaire handover-note card receipt folder binder file checkbox dropdown pdf attachment memo ' +
    'memorandum diary consent-form timesheet pro-forma proforma job-sheet pick-list picklist manifest notebook logsheet workbook transcript passport initials signature rubric ' +
    'postcard envelope booklet',
  board:
    'huddle whiteboard visual-board kanban andon scoreboard noticeboard standup tier-meeting stand-up obeya gemba walkabout shadow-board team-board kamishibai safety-cross ' +
    'status-board flipchart hour-by-hour visual-management leader-standard-work toolbox-talk debrief daily-management jidoka kaizen pdca pdsa dmaic smed tpm spc five-whys ' +
    'fishbone ishikawa pareto a3 5s 6s poka yoke pokayoke suggestion spaghetti retrospective retro swimlane heijunka sixsigma runchart brainstorm kata flowchart histogram ' +
    'scrum suggestion-scheme blackboard yokoten hansei genba muda mura muri control-chart run-chart',
  workplace:
    'workstation bench workbench shelf cupboard stockroom storeroom drawer rack layout aisle bay tool-crib toolroom pick-face bin tray floor workspace desk closet locker ' +
    'crash-cart counter till pegboard drop-zone walkway cage tote line-side lineside hook bracket booth worktop storage larder pantry partition linen bookcase hanger workplace ' +
    'point-of-use',
  room:
    'ward room classroom kitchen canteen theatre laboratory lab bed cot lounge reception lobby waiting-room washroom toilet bathroom corridor workshop garage cell studio ' +
    'auditorium lecture-hall gym gymnasium changing-room chapel basement cloakroom consulting-room icu nicu cubicle meeting-room bedroom hallway staffroom boardroom creche ' +
    'dining courtroom morgue mortuary gallery foyer balcony terrace courtyard patio attic vault cellar greenroom mailroom operating-theatre',
  tool:
    'tool trolley cart fixture jig gauge hoist wheelchair hose nozzle filter belt bearing gasket blade knife scanner camera sensor alarm lamp bulb luminaire signage lock key ' +
    'badge glove mask gown apron mattress stool furniture furnishing ladder mat curtain screen thermometer defibrillator syringe bag box pallet sticker barcode tape handrail ' +
    'tablet headset radio toolbox toolkit broom hammer spanner wrench screwdriver brush vacuum ruler seat stretcher rope chain torch button mop hearing-aid shoe boot blanket ' +
    'spectacles harness saw chisel spoon',
  machine:
    'equipment machine machinery lathe oven furnace kiln mixer packer palletiser conveyor extruder compressor pump motor valve generator turbine mri ultrasound instrument ' +
    'apparatus crane forklift excavator tractor harvester mower plough dryer boiler chiller freezer fridge refrigerator hvac ventilation air-conditioning lift elevator ' +
    'escalator switchgear transformer hardware appliance dishwasher steriliser autoclave analyser spectrometer microscope printer copier centrifuge actuator scada ' +
    'assembly-line production-line packing-line baler weighbridge fryer slicer radiator microwave extractor fan heater washer crusher shredder compactor digester clarifier ' +
    'filtration purifier dispenser photocopier pacemaker hydraulic circuit circuitry breaker inverter gearbox burner cooker laminator hopper plotter reactor relay rotor digger',
  vehicle:
    'vehicle van truck lorry car minibus ambulance fire-engine tram locomotive carriage wagon trailer tanker ferry boat ship vessel barge aircraft airplane helicopter bicycle ' +
    'bike scooter fleet rolling-stock trainset bus refuse-truck sweeper gritter engine tyre pickup taxi motorcycle patrol-car railcar automobile lifeboat tipper bulldozer ' +
    'loader wheel brake chassis roller dumper jet tug yacht caravan motorhome hearse warship submarine wheelbarrow',
  building:
    'buildings roof hall tower wing ceiling wall window door gutter facade staircase stairwell chimney fireplace plumbing wiring heating boiler-house cladding insulation ' +
    'carpet paintwork sprinkler stadium arena courthouse town-hall church cathedral shed hangar annexe pavilion museum monument memorial crematorium pool swimming-pool rink ' +
    'shelter carpark car-park canopy pier jetty fencing gate premises facility accommodation prefab brickwork masonry stonework drywall tiling synagogue temple shrine ' +
    'clubhouse floodlight shutter blinds conservatory column beam plaster block castle lighthouse grandstand barn skylight altar organ pew lavatory',
  road:
    'road street pavement footway footpath kerb bridge culvert sewer pipe water-main manhole drain drainage ditch gully pothole carriageway motorway highway roundabout ' +
    'junction intersection crossing crosswalk traffic-light streetlight street-light lamppost cycleway cycle-lane trackbed rail railway tramway tunnel viaduct embankment dam ' +
    'weir levee seawall quay wharf berth dock runway canal reservoir borehole hydrant substation pylon cable conduit overhead-line underpass overpass flyover sidewalk bollard ' +
    'guardrail layby interchange asphalt tarmac sinkhole footbridge boardwalk paving slab kerbside sewage sewerage breakwater duct utility watercourse gravel sluice floodwall ' +
    'penstock siphon outfall slipway gantry buoy pole standpipe septic',
  park:
    'park playground garden pitch lawn turf tree hedge woodland forest trail meadow pond lake river beach riverbank wetland allotment cemetery graveyard graves flowerbed verge ' +
    'green-space greenspace orchard recreation-ground campground golf-course bridleway nature-reserve marina statue shrub flowers irrigation mulch tennis football astroturf ' +
    'grass court cricket rugby basketball fountain picnic campsite skatepark brook waterfall dune cliff estuary grove shrubbery',
  site:
    'site plant factory mill branch campus store warehouse depot headquarters hub shop outlet showroom clinic hospital hospice school academy university college institute ' +
    'nursery kindergarten hotel restaurant cafe mine quarry refinery smelter brewery dairy foundry shipyard data-centre datacenter station terminal port airport airfield ' +
    'gigafactory mall boutique salon pharmacy surgery care-home prison farm ranch distribution-centre fulfilment-centre call-centre contact-centre office centre zoo library ' +
    'cinema food-bank resort bakery winery distillery cannery abattoir forge powerplant supermarket hypermarket grocery pub bar outpost yard infirmary motel inn monastery ' +
    'abbey aquarium racecourse casino vineyard sanctuary embassy consulate barracks chemist dentist optician',
  market:
    'market country segment export region territory abroad overseas geography niche industry sector foreign apac emea latam tourism trade b2b b2c destination catchment ' +
    'underserved unserved untapped adjacent adjacency whitespace frontier midmarket aftermarket demographic import continent diaspora sectoral emerging province',
  customer:
    'customer client consumer patient passenger guest shopper visitor student pupil learner resident tenant citizen taxpayer member subscriber user end-user buyer policyholder ' +
    'borrower depositor donor beneficiary claimant applicant parishioner congregation reader viewer listener audience spectator player commuter motorist cyclist pedestrian ' +
    'traveller farmer household family parent child youth young-people veteran refugee migrant victim offender inmate account-holder clientele cohort newcomer participant ' +
    'respondent baby teenager adolescent pensioner retiree voter constituent landlord homeowner leaseholder freeholder tourist enrollee undergraduate postgraduate alumni adult ' +
    'infant mother father candidate attendee newborn toddler swimmer smoker drinker caller survivor complainant',
  offer:
    'offer product service service-line portfolio range assortment proposition menu dish subscription membership warranty tariff price price-list mortgage credit-card magazine ' +
    'album exhibition collection beverage drug medicine vaccine therapy generic biosimilar homecare hospital-at-home telehealth telemedicine helpline hotline after-sales ' +
    'aftersales consultancy advisory merchandise gift recipe accessory addon novel audiobook ebook documentary annuity overdraft series edition title film game show musical ' +
    'opera ballet drama bread cheese beer cake soup perfume cosmetics clothes footwear jewellery toy coupon itinerary souvenir flavour',
  brand:
    'brand logo slogan identity reputation trademark name mission mascot emblem visual-identity corporate-identity masterbrand tagline prestige banner image flag livery motto ' +
    'heritage pedigree storytelling renown iconography',
  teaching:
    'curriculum lesson course class module degree syllabus diploma bachelor master doctorate phd literacy numeracy reading maths mathematics phonics homework exam examination ' +
    'classwork textbook tutorial lecture pedagogy after-school early-years sixth-form special-needs instructional enrichment elearning e-learning mooc vocabulary comprehension ' +
    'vocational placement fieldwork coursework storybook tuition remedial marking algebra geometry physics chemistry biology history economics grammar spelling handwriting ' +
    'bootcamp',
  outcome:
    'outcome attainment survival graduation retention employability wellbeing welfare health remission life-expectancy prosperity equality happiness behaviour immunisation ' +
    'vaccination uptake coverage poverty inequality homelessness unemployment engagement impact dropout completion achievement credits recidivism reoffending morbidity ' +
    'longevity wellness fitness livelihood justice detection learning smoking obesity diabetes fertility prognosis lifestyle progression opportunity proficiency',
  revenue:
    'revenue turnover income profit margin earnings ebitda sale sales royalty fees takings proceeds profitability cashflow cash-flow commission revenue-stream arr mrr upsell ' +
    'cross-sell crossselling lifetime-value arpu fare fares upselling ebit roi payback breakeven toll premium windfall basket dues ticket-sales sponsorship',
  position:
    'market-share competitiveness footprint presence advantage foothold reach dominance differentiation ranking shareholder-value synergy independence resilience viability ' +
    'moat frontrunner challenger stronghold sovereignty prominence visibility credibility legitimacy influence stature edge valuation competitive',
  owner:
    'company subsidiary stake joint-venture jointventure owner ownership shareholder shareholding firm corporation conglomerate holding-company startup start-up competitor ' +
    'rival enterprise business insurer bank lender airline carrier manufacturer maker retailer brewer franchisee cooperative co-operative mutual trust foundation charity ' +
    'society minority-interest spinco newco federation consortium investor family-business seller acquirer cofounder founder licensor franchisor nonprofit brokerage reinsurer ' +
    'fintech publisher unicorn suitor heir successor assets outfit club venture',
  structure:
    'structure department division governance organisation unit directorate function hierarchy reporting-line layer span-of-control matrix shared-service business-unit section ' +
    'bureau agency secretariat centre-of-excellence taskforce task-force command entity legal-entity ministry authority combined-authority jurisdiction headoffice head-office ' +
    'back-office middle-management organogram orgchart institution union faculty cluster subunit county municipality association constituency battalion brigade regiment ' +
    'squadron guild arm',
  governors:
    'board trustee governor council councillor committee subcommittee senate synod parliament chair chairman chairperson chairwoman president mayor alderman minister ' +
    'commissioner board-of-directors supervisory-board steering steerco quorum ombudsman treasurer secretary vicechair watchdog chairmanship judge magistrate moderator jury ' +
    'senator lawmaker legislator congress legislature panel deputy incumbent nominee presidency',
  leader:
    'leader manager executive ceo cfo coo cio cto chief director superintendent principal headteacher headmaster dean provost chancellor rector officer supervisor foreman ' +
    'vice-president leadership sponsor matron registrar bursar controller comptroller captain colonel commander curator editor conductor administrator coordinator pastor ' +
    'bishop priest sergeant lieutenant',
  model:
    'operating-model business-model franchise concession as-a-service pay-per-use subscription-model freemium delivery-model care-model model-of-care target-operating-model ' +
    'hub-and-spoke make-or-buy vertical-integration direct-sales crowdsourcing mutualisation ecosystem blueprint unbundling aggregator capitation paradigm archetype ' +
    'intermediary prosumer tiering formula logic gig revenue-share',
  channel:
    'channel ecommerce e-commerce webshop online-store online-shop marketplace wholesale direct-to-consumer dropshipping dealer dealership distributor reseller omnichannel ' +
    'click-and-collect drive-through pop-up retail vending telesales mail-order dark-store doorstep mobile-banking branchless shopfront touchpoint curbside television tv ' +
    'radio-station billboard youtube storefront kiosk exporter importer merchant broker podcast walk-in',
  coresystem:
    'erp ehr emr platform core-banking mainframe crm mes wms hris core-system legacy monolith middleware backbone architecture cloud data-warehouse data-lake datalake ' +
    'lakehouse sap oracle ledger general-ledger smart-meter smart-grid signalling saas microservices kubernetes digital-twin digital-identity interoperability database ' +
    'operating-system pacs cmms pos hcm aws azure virtualisation ehealth eprescribing gateway frontend backend registry cadastre cms lms plm pim tms oms lims salesforce ' +
    'workday',
  app:
    'app website webpage portal intranet software plugin homepage interface chatbot bot login sign-in inbox macro api endpoint sdk ui ux accessibility browser reminder ' +
    'text-message sms system webform shortcut wizard preview wiki messenger videocall mailbox locale page link feature icon tab url mobile web chat download upload ' +
    'screenreader navigation sitemap bookmark connector',
  device:
    'laptop computer pc server phone smartphone telephone handset router firewall wifi wi-fi projector ups telephony voip helpdesk service-desk antivirus desktop modem webcam ' +
    'chromebook iphone bodycam intercom disk drive memory cpu gpu mouse keyboard microphone earphones loudspeaker cartridge pager dongle handheld backup',
  data:
    'data dataset information metadata metric kpi indicator dashboard master-data masterdata data-quality census analytics telemetry evidence insight gis datapoint geodata ' +
    'geospatial imagery projection modelling schema identifier trend figures intelligence percentage correlation attribute lineage ontology snapshot median',
  code:
    'code bug pipeline repository repo commit build-time unit-test flaky compile compiler dependency technical-debt tech-debt refactoring pull-request merge-request sprint ' +
    'regression cache memory-leak test-suite test-coverage toolchain parser syntax runtime kernel debugger changelog configuration config observability rollback python java ' +
    'git github gitlab docker tracing boolean string buffer async concurrency profiler profiling linter stacktrace canary subsystem',
  cyber:
    'cybersecurity cyber phishing password malware ransomware vulnerability encryption mfa authentication two-factor identity-management penetration-test breach ' +
    'data-protection privacy gdpr intrusion zero-trust cyberattack hacking biometrics pki vpn cve exploit infosec attacker hacker spam credential cryptography passkey sso siem ' +
    'tls secrets threat',
  staff:
    'staff team nurse crew volunteer worker employee workforce colleague operator technician driver engineer clerk teacher doctor physician midwife pharmacist therapist ' +
    'paramedic firefighter police cleaner porter picker cashier chef waiter caretaker janitor labourer apprentice trainee intern caseworker social-worker librarian developer ' +
    'programmer tester analyst scientist researcher professor lecturer academic adviser advisor inspector warden ranger guard lifeguard consultant specialist planner ' +
    'dispatcher receptionist assistant caregiver personnel mechanic electrician plumber welder fitter frontline staffer attendant gardener carpenter painter storekeeper ' +
    'bookkeeper accountant auditor salesperson merchandiser reporter carer soldier musician artist athlete actor squad farmhand fisherman mason roofer joiner surveyor designer ' +
    'photographer journalist translator courier trader cabin-crew miner',
  job:
    'job role vacancy headcount redundancy layoff wage salary pension allowance bonus remuneration pay-scale grade performance-review succession employment internship ' +
    'secondment parental-leave hybrid-working remote-work job-family career career-path incentive dismissal retirement resignation furlough manpower fte secondee probation ' +
    'perk gratuity payslip stipend tenure flexitime increment banding full-time part-time',
  skill:
    'skill training competence competency know-how knowhow expertise awareness qualification multiskilling versatility skills-matrix apprenticeship talent teamwork aptitude ' +
    'first-aid craft craftsmanship negotiation bilingual multilingual cpr resuscitation confidence empathy judgement listening dexterity familiarity licensure',
  supply:
    'stock inventory delivery raw-material safety-stock par-level min-max reorder-point stockout shortage out-of-stock sku spare spare-part goods-in freight cargo haulage ' +
    'logistics on-shelf expiry shelf-life rotation fifo feedstock backorder container crossdocking postal perishable goods load inbound outbound customs refrigeration ' +
    'coldchain payload overage',
  supplier:
    'supplier vendor contractor subcontractor supply-chain value-chain wholesaler single-source dual-source haulier outsourcer bidder tenderer freelancer oem grower shipper ' +
    'integrator installer sourcing provider forwarder lessor guarantor upstream downstream',
  material:
    'material consumable ingredient packaging component steel aluminium timber wood cement concrete brick plastic glass fabric textile leather resin chemical solvent ' +
    'fertiliser pesticide grain wheat rice meat fish fruit vegetable sugar coffee sand copper coal oil diesel petrol fuel pellet oxygen reagent stationery towel bedding carton ' +
    'pouch adhesive fastener fodder manure lumber plywood pulp cardboard alloy composite nylon rubber bitumen lng lpg ethanol cotton yarn stone salt milk bottle maize iron ' +
    'zinc nickel ammonia propane polyester pvc polyethylene ink toner nut bolt ceramic granite marble slate clay',
  schedule:
    'schedule rota roster timetable calendar slot opening-hours frequency cut-off deadline due-date daylight timeslot standby oncall lineup daytime lunchtime overlap clash ' +
    'curfew interval nightshift callout cutoff',
  safety:
    'safety hazard risk ppe helmet goggles safeguarding evacuation fire-drill fire-alarm lockout manual-handling infection-control hand-hygiene biosecurity emergency ' +
    'contingency continuity preparedness cctv surveillance security speed-limit traffic-calming road-safety asbestos legionella haccp food-safety sterility patient-safety ' +
    'early-warning safer safe dangerous extinguisher respirator decontamination disinfectant sanitiser rescue lifesaving hazmat danger barrier airbag seatbelt radon allergen ' +
    'quarantine disaster patrol protective vigilance handwashing ergonomics scaffolding',
  contract:
    'contract agreement lease licence insurance framework-agreement memorandum-of-understanding mou service-agreement easement deed rfp rfq change-order retainer tenancy ' +
    'sublease covenant collective-agreement term-sheet accord treaty indemnity surety nda guarantee escrow reinsurance clause pact moa title-deed indenture contractual ' +
    'conveyance',
  budget:
    'budget fund levy grant reserve appropriation precept tax taxation subsidy dividend endowment sinking-fund carry-forward bursary scholarship voucher donation fiscal ' +
    'surcharge vat rates petty-cash payables receivables treasury cash earmark apportionment writedown outturn aid philanthropy money surtax accrual bailout stimulus lottery ' +
    'bequest carryforward millage topup excise',
  capital:
    'capital loan bond debt ipo listing buyback venture-capital private-equity rights-issue capex liquidity interest-rate collateral credit-rating balance-sheet ' +
    'working-capital green-bond financier creditor debtor debenture leverage flotation bourse solvency reinvestment goodwill impairment derivative dilution tranche convertible ' +
    'bankruptcy insolvency depreciation amortisation stockholder',
  policy:
    'policy law regulation code-of-conduct bylaw byelaw ordinance statute legislation directive decree charter rulebook rules rule terms-of-reference scheme-of-delegation ' +
    'dress-code zoning land-use whistleblowing conflict-of-interest code-of-ethics standing-order moratorium quota prohibition cap ban limit referendum entitlement exemption ' +
    'eligibility reform ethics amnesty setback overlay',
  duty:
    'duty permit obligation requirement certificate ofsted cqc fda iso iso-9001 iso-14001 due-process tax-return audit-finding freedom-of-information visa stocktake litigation ' +
    'revalidation statutory regulator regulatory hearing verdict judgment subpoena recall mandatory compulsory obligatory assurance injunction affidavit lawsuit foi hipaa',
  report:
    'report accounts statistics newsletter annual-report financials bulletin brochure leaflet press-release white-paper paper summary overview article case-study factsheet ' +
    'infographic yearbook findings finding journal guidebook flyer appendix briefing commentary chart timeline video photo picture map story speech interview slide graph essay ' +
    'editorial digest poster directory manual monograph proceedings',
  message:
    'message letter email mail phone-call voicemail notice feedback translation interpretation wording social-media dialogue call caption headline conversation apology rumour ' +
    'compliment testimonial tweet hashtag subtitle braille language phrase',
  strategy:
    'strategy vision roadmap goal objective target okr business-plan strategic-plan plan action-plan priority ambition outlook manifesto framework hoshin strategy-map ' +
    'scorecard balanced-scorecard five-year-plan workplan strategic horizon masterplan direction pillar tactic scenario trajectory imperative orientation commitment',
  event:
    'event conference gala anniversary ceremony festival concert tournament championship marathon contest competition dinner breakfast open-day openday webinar seminar ' +
    'symposium summit forum expo trade-show tradeshow hackathon retreat jubilee birthday funeral holiday christmas easter carnival reunion fireworks field-trip excursion camp ' +
    'sports-day blood-drive fundraiser raffle audition groundbreaking thanksgiving race cup prize medal trophy wedding prayer worship vigil pageant orchestra choir quiz derby ' +
    'regatta procession pilgrimage ramadan eid diwali halloween communion baptism',
  meeting:
    'meeting agenda teleconference videoconference townhall agm annual-general-meeting roundtable focus-group away-day one-to-one catch-up ballot debate session plenary ' +
    'breakout poll motion caucus colloquium proxy',
  energy:
    'energy solar wind heat-network heat-pump heatpump battery hydrogen electricity photovoltaic pv biogas biomass biomethane geothermal nuclear renewable grid microgrid ' +
    'charger charging-point chargepoint electric-vehicle thermostat district-heating cooling kilowatt megawatt wind-farm solar-farm hydropower electrolyser demand-response ' +
    'cogeneration chp net-metering electrical tidal rooftop electrolysis gas power steam thermal uranium interconnector',
  environment:
    'environment emission carbon climate net-zero netzero biodiversity recycling landfill pollution air-quality litter compost water-quality wastewater effluent stormwater ' +
    'runoff odour habitat species wildlife conservation reforestation ecology erosion flood-risk circularity greenhouse methane sustainability coast fisheries peatland ' +
    'invasive pollinator coastline smog refuse rubbish recyclable reuse noise water drought rainforest coral mangrove glacier aquifer heatwave rainfall hurricane weather snow ' +
    'trash garbage groundwater',
  community:
    'community neighbourhood village town parish borough volunteer-group civil-society stakeholder civic inclusion diversity belonging cohesion outreach neighbours downtown ' +
    'high-street town-centre sport recreation childcare elderly homeless disabled disability indigenous tribe tribal minority ethnic hardship population isolation arts city ' +
    'district religion faith tradition friendship loneliness hospitality refuge villager township commune',
  property:
    'property land estate house flat apartment home dwelling plot freehold leasehold farmland brownfield greenfield real-estate realestate council-house social-housing ' +
    'homebuilding dormitory hostel condominium subdivision right-of-way townhouse rental voids derelict businesspark vacant disused commercial residential mansion cottage ' +
    'villa bungalow maisonette foreclosure',
  network:
    'network distribution-network transit metro subway light-rail broadband fibre telecom mobile-network antenna mast high-speed-rail transmission-line waterworks ' +
    'national-grid shuttle infrastructure route linkage bypass expressway freeway monorail waterway cellular wireless wan internet repeater transport transportation tramline ' +
    'streetcar landline peering ringroad lte',
  capability:
    'capability inhouse in-house research-and-development data-science accelerator incubator foresight test-bed testbed production fabrication prototyping biologics aerospace ' +
    'ability manufacturing skunkworks surge',
  technology:
    'technology ai artificial-intelligence machine-learning robot robotics rpa drone blockchain iot internet-of-things quantum genomics nanotechnology biotech autonomous ' +
    'driverless self-driving digital augmented-reality virtual-reality llm generative semiconductor photonics laser gene-therapy crispr mrna cobot agv amr lidar radar sonar ' +
    'telematics wearable implant prosthesis bioreactor fermentation cleantech edtech chip genome satellite fusion spacecraft rocket algorithm bitcoin cryptocurrency ' +
    'superconductor hydroponics autopilot copilot exoskeleton',
  culture:
    'culture mindset morale attitude openness transparency psychological-safety speak-up team-spirit continuous-improvement ethos inclusivity habit respect pride creativity ' +
    'accountability civility kindness curiosity courage honesty humility candour appreciation',
  project:
    'project programme initiative scheme phase stage milestone workstream campaign deliverable risk-register gate-review stage-gate proof-of-concept business-case ' +
    'transformation-office pmo benefits-realisation quick-win undertaking subproject workpackage endeavour crackdown closeout task activity action effort expedition quest ' +
    'challenge exercise epic',
  research:
    'patent clinical-trial dissertation thesis discovery science research breakthrough intellectual-property biobank observatory hypothesis assay fellowship postdoc ' +
    'professorship randomised epidemiology literature citation psychology sociology astronomy archaeology toxicology pharmacology placebo telescope ip bibliography',
  care:
    'treatment ward-round medication dose palliative dialysis chemotherapy radiotherapy endoscopy specimen anaesthesia maternity birth paediatrics geriatrics oncology ' +
    'cardiology orthopaedic emergency-department outpatient inpatient day-case bedside wound catheter ventilator vital-signs observations nutrition hydration counselling ' +
    'psychotherapy mental-health dentistry dental physiotherapy midwifery primary-care home-visit social-care respite surgical prosthetic obstetrics neonatal radiology ' +
    'pathology psychiatry addiction detox rehab bereavement stroke cancer dementia meal pain delirium cannula incision bandage dermatology neurology urology gynaecology ' +
    'haematology immunology microbiology optometry autism adhd asthma copd arthritis infusion transfusion',
};
