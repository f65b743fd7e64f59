import type { CueTable } from '../../pack.ts';

/**
 * Phrases that speak for a pole, by dimension. `|` separates phrases, `*` marks a strong one, `~` stands for up to four
 * words. Words match in any inflection; the longest phrase wins.
 */
export const cues: CueTable = {
  purpose: {
    operational:
      'improve existing* | reduce waste* | eliminate waste* | cut rework* | streamline* | simplify | ' +
      'stabilize* | debottleneck* | error-proof* | mistake-proof* | prevent recurrence* | fix recurring* | ' +
      'restore to standard* | bring back to target | smooth the flow* | shorten | speed up | tighten | trim | ' +
      'tidy | declutter | level the load* | remove steps* | cut waiting* | make it easier to | ' +
      'sustain the gains* | keep within spec | get more out of current* | close the gap to target | ' +
      'continuous improvement* | same service ~ less effort | no change to what we offer* | ' +
      'not a new product | without changing the model*',
    strategic:
      'enter ~ market* | expand into* | launch new business* | launch new brand* | diversify* | acquire* | ' +
      'merge* | take over* | divest* | spin off* | spin out* | exit the business* | reposition* | reinvent | ' +
      'pivot to* | shift from ~ to* | move from product to service* | redefine the offer* | ' +
      'new business model* | new revenue stream* | build new capability* | open in new region* | ' +
      'open in new country* | establish a presence* | become a provider of* | redesign the operating model* | ' +
      'digitize operations* | replace the core platform* | insource the function* | outsource the function* | ' +
      'nearshore* | reshore* | restructure the network* | consolidate sites* | stop offering* | ' +
      'something we have never done* | not just an improvement | beyond incremental* | ' +
      'current model cannot get us there*',
  },
  size: {
    operational:
      'incremental* | small step* | step by step* | gradual* | quick win* | tweak* | fine-tune* | adjust | ' +
      'refine* | polish | minor change* | modest | marginal gain* | trystorm* | one-point lesson* | ' +
      'just-do-it* | small experiment* | PDCA cycle* | iterate on the current* | build on what works* | ' +
      'kaizen | point improvement* | low-risk change | reversible* | keep the layout | low-cost* | ' +
      'simple fix* | one step at a time* | no big bang* | not a redesign* | nothing radical* | ' +
      'same equipment | same machine | same system',
    strategic:
      'breakthrough* | step change* | quantum leap | radical | rebuild* | from scratch* | greenfield* | ' +
      'brownfield conversion* | clean-sheet* | rip and replace* | big bang* | overhaul | wholesale* | ' +
      'leapfrog* | disruptive | discontinuous* | new-to-us* | first ever* | irreversible* | tear down* | ' +
      'retire the legacy* | cut over | re-architect* | kaikaku | fundamental redesign* | tenfold* | ' +
      'double the business* | triple the business* | doing different things* | ' +
      'not doing the same things better* | incremental will not be enough* | cannot get there by tweaking* | ' +
      'no going back*',
  },
  scope: {
    operational:
      'workstation* | work cell* | line 3* | ward* | unit | each shift* | day shift* | night shift* | bay | ' +
      'desk | counter | stockroom* | storeroom* | one branch* | single site* | our team* | one department* | ' +
      'this process* | sub-process* | queue | machine* | bench | kitchen | depot | theatre room* | ' +
      'operating room* | clinic | back-office team* | goods-in dock* | receiving dock* | ticket queue* | ' +
      'pick face* | pick aisle* | one form* | one report* | one template* | locally* | in our area* | ' +
      'only this line* | no impact on other departments* | other sites not affected*',
    strategic:
      'enterprise-wide* | group-wide* | company-wide | across all sites | whole network* | ' +
      'all business units* | global rollout* | new region* | new country* | new segment* | new market* | ' +
      'new customer segment* | ecosystem* | supply network* | value chain | product portfolio* | ' +
      'distribution network* | acquired companies* | subsidiaries* | joint venture* | ' +
      'end-to-end across functions* | multi-site | corporate-wide* | nationwide* | cross-border* | ' +
      'entire footprint* | operating model across* | franchise network* | whole organization* | ' +
      'industry standard-setting | not limited to one plant* | no single department can* | ' +
      'beyond our current customers*',
  },
  horizon: {
    operational:
      'daily* | every shift* | this week* | two-week* | 30-day* | 90-day* | within the month* | ' +
      'by month end* | next sprint* | ongoing | continuous | weekly* | rapid improvement event* | ' +
      'five-day event* | kaizen week* | immediate* | same day* | short-term* | days not months* | ' +
      'this quarter* | 6 weeks* | 3 months | before peak season | by the next audit* | ' +
      'next changeover window | rolling | fortnight* | hour by hour* | no end date | not a long project* | ' +
      'not years* | should only take days*',
    strategic:
      'multi-year* | three-year* | five-year* | 18 months* | 24 months* | 36 months* | long-term* | ' +
      'by 2030* | horizon 2* | horizon 3* | phase 1 | phase 2 | phase 3 | wave 1 | wave 2 | roadmap* | ' +
      'over the next ~ years* | strategic plan period* | year one* | year two* | FY27-FY29* | ' +
      'payback ~ years* | transition period* | staged | decade* | pre-launch* | ramp-up | go-live | ' +
      'sunset by* | interim state* | target state | long runway* | first ~ of several | multi-phase* | ' +
      'won\'t pay back this year* | no quick win* | not a one-quarter project* | ' +
      'results not expected before*',
  },
  rhythm: {
    operational:
      'daily huddle* | stand-up* | tier meeting* | tier 1 board* | shift handover* | toolbox talk* | ' +
      'gemba walk* | process confirmation* | layered audit* | team board* | andon* | visual board* | ' +
      'weekly review* | fortnightly* | team leader check* | leader standard work* | supervisor sign-off* | ' +
      'morning meeting* | hourly board* | escalation ladder | suggestion board* | kaizen newspaper* | ' +
      'action list | 24-hour countermeasure* | local decision* | kamishibai* | run by the shift* | ' +
      'no steering group needed* | not reported to the board* | handled in the team* | no approval needed*',
    strategic:
      'steering committee* | steering group* | steerco* | board approval* | board of directors* | trustees* | ' +
      'stage gate* | gate review* | quarterly business review* | monthly strategy review* | ' +
      'transformation office* | programme board* | program board* | executive committee* | executive exco* | ' +
      'investment committee* | catchball | X-matrix | bowling chart | bowling bowler | hoshin review* | ' +
      'strategy map | benefits realization* | programme risk register* | integration office* | ' +
      'workstream lead* | regulatory approval* | due diligence* | shareholder consent* | ' +
      'annual strategy review* | portfolio board* | cabinet decision* | council decision* | PMO | ' +
      'cannot be decided in the team* | needs a decision above site level* | ' +
      'daily tracking is meaningless here*',
  },
  people: {
    operational:
      'frontline* | front-line* | operators* | nurses* | technicians* | team leader* | supervisor* | ' +
      'shift lead* | cell team* | ward team* | clerks | pickers* | drivers | agents | cleaners* | ' +
      'housekeeping* | everyone on the shift* | people who do the work* | quality circle* | ' +
      'suggestion scheme* | volunteers from the team | process owner | maintenance crew* | receptionists* | ' +
      'porters* | orderlies* | caseworkers | teachers | shop steward rep | shop union rep | ' +
      'natural work team* | line manager* | team-led* | bottom-up* | staff ideas* | no sponsor needed* | ' +
      'no outside help* | not a project team*',
    strategic:
      'executive sponsor* | CEO* | COO* | CFO* | CIO-sponsored* | managing director* | chief ~ officer* | ' +
      'board sponsor* | dedicated programme team* | dedicated program team* | full-time team* | ' +
      'programme director* | program director* | transformation lead* | ' +
      'general manager of the new business* | venture team* | deal team* | integration team* | ' +
      'corporate development* | strategy office* | outside advisers | outside advisors | ' +
      'new hires with new skills* | country manager* | core team across functions | business unit heads* | ' +
      'partner firm | investors* | regulator | hand-picked few* | seconded* | ring-fenced people* | ' +
      'backfill* | top-down | leadership team owns* | minister sponsor* | mayor sponsor* | ' +
      'cannot be staffed from the line* | no existing team owns it* | outside every department\'s remit*',
  },
  money: {
    operational:
      'existing budget* | within budget* | operating budget* | opex* | no cost* | low cost* | petty cash* | ' +
      'consumables* | shelving | tape and labels* | own time | overtime | in-house* | made in the workshop* | ' +
      'reuse* | second-hand* | free tool | team hours* | departmental budget* | maintenance budget* | ' +
      'purchase card* | borrowed | small tools* | creativity before capital* | zero spend* | a few hundred* | ' +
      'no capital* | no capex* | no new funding* | no extra headcount* | no business case needed* | ' +
      'within current staffing*',
    strategic:
      'capital* | capex* | capital request* | business case* | investment* | dedicated funding* | ' +
      'ring-fenced* | multi-million* | seed funding* | venture funding* | equity | loan | bond | ' +
      'grant-funded programme* | purchase price* | earn-out* | acquisition cost* | NPV* | IRR* | payback | ' +
      'strategic fund* | stratex* | funding tranche* | funding round* | write-off | build cost* | ' +
      'lease of new facility* | land purchase* | commissioning budget* | multi-year budget* | ' +
      'cannot come from the operating budget* | exceeds site authority* | not fundable locally*',
  },
  measures: {
    operational:
      'cycle time* | lead time* | takt* | first-pass yield* | defects per* | ppm* | scrap rate* | ' +
      'rework rate* | OEE* | uptime* | downtime minutes* | MTTR* | MTBF* | changeover time* | OTIF in full* | ' +
      'on-time in full* | door-to-needle* | length of wait* | falls per 1000* | turnaround time* | backlog* | ' +
      'queue length* | error rate* | right first time* | unit cost | overtime hours | walking distance* | ' +
      'touch time* | near misses* | complaints per | stock turns* | inventory turns* | run chart* | ' +
      'control chart* | Cpk* | hourly count* | daily count* | no financial target | not measured in revenue',
    strategic:
      'market share* | revenue from new* | new customers won* | share of sales from* | EBITDA mix* | ' +
      'margin mix* | growth rate* | recurring revenue* | recurring ARR* | customer lifetime value* | ' +
      'return on invested capital* | synergy* | countries opened* | stores opened* | launch date met* | ' +
      'milestone reached* | adoption of the new platform* | capability maturity* | brand awareness | ' +
      'net-zero target* | valuation* | portfolio mix* | dual-source share* | patients in new service* | ' +
      'licences granted* | licenses granted* | benefits realized* | strategic KPI | gate passed* | ' +
      'hypotheses validated* | break-even* | contract base converted* | not visible in daily numbers* | ' +
      'daily metrics do not apply* | no baseline exists yet*',
  },
  methods: {
    operational:
      '5S* | A3 | 5 whys whys* | 5 five whys* | fishbone* | Ishikawa* | Pareto* | standard work* | ' +
      'standardized work* | SMED* | TPM* | kanban* | poka-yoke* | kaizen event* | PDCA* | PDSA* | DMAIC | ' +
      'SPC* | value stream map | spaghetti diagram* | gemba* | root cause* | visual management* | ' +
      'checklist* | job instruction* | job TWI* | heijunka* | levelling* | red tag* | shadow board* | ' +
      'hansei* | time study* | work sampling* | yokoten* | countermeasure* | one-piece flow* | waste walk* | ' +
      'retrospective | without new software*',
    strategic:
      'market entry study* | due diligence* | M&A* | joint venture* | licensing deal* | platform tender* | ' +
      'platform RFP* | ERP replacement* | platform migration* | new technology | R&D* | invention* | ' +
      'patent* | design thinking | scenario planning* | hoshin planning | OKR cascade | portfolio review | ' +
      'target operating model* | organization design* | change management programme* | stage gate* | ' +
      'pilot then scale | MVP | venture build* | partner selection* | site selection* | network modelling* | ' +
      'automation programme* | automation program* | cloud migration | franchising* | regulatory filing* | ' +
      'pricing model redesign* | no existing method fits* | off-the-shelf tools not enough',
  },
  knowledge: {
    operational:
      'current condition* | current state* | observed* | go and see* | data shows* | known cause* | ' +
      'root cause found* | recurring problem* | gap to standard* | deviation* | abnormality* | we measured* | ' +
      'baseline taken* | historical data | proven practice* | best practice copied* | well understood* | ' +
      'routine* | low risk* | tested on one shift* | trial for a week* | known fix* | documented* | ' +
      'audit finding* | complaint log* | operator experience* | time-and-motion facts* | no unknowns* | ' +
      'no guesswork | not a bet* | nothing experimental',
    strategic:
      'assumption* | hypothesis | uncertain* | bet* | explore | untested* | unproven* | ' +
      'emerging technology* | competitor move* | market shift* | customer trend* | coming regulation* | ' +
      'disruption* | scenario* | option value* | learn whether* | validate demand* | proof of concept | ' +
      'feasibility study* | first mover* | high risk* | may fail* | kill criteria* | stop criteria* | go* | ' +
      'no-go* | risk appetite* | business-model experiment* | opportunity size* | white space* | ' +
      'unmet need* | no data yet* | we do not know* | no precedent* | know-how not enough*',
  },
  system: {
    operational:
      'within current policy* | within established parameters* | standard operating procedure* | SOP | ' +
      'work instruction* | update the standard* | follow the standard* | audit to standard* | ' +
      'existing layout* | existing system* | current contract* | same product range* | current equipment* | ' +
      'comply | adherence* | handover sheet* | training matrix* | cross-train* | skill matrix* | sustain* | ' +
      'daily management* | best known way* | revise the checklist* | re-sequence steps* | ' +
      'rebalance the line* | rearrange* | label | min* | max* | replenishment rule* | no system change* | ' +
      'no reorganization* | without altering the contract* | inside the existing process*',
    strategic:
      'new operating model* | change the system* | restructure* | new legal entity* | ' +
      'new organization structure* | change the governance* | retire the old system* | ' +
      'new supply chain infrastructure* | new plant* | new factory* | new DC* | new hospital* | centralize* | ' +
      'decentralize* | shared service centre* | shared service center* | new core system* | ' +
      'new roles families* | new job families* | culture change | new channel* | direct-to-consumer* | ' +
      'subscription* | as-a-service* | servitization* | vertical integration* | change of ownership* | ' +
      'business architecture* | one operating model* | harmonize across companies* | integrate acquired* | ' +
      'network redesign* | policy rewrite* | break current rules* | current system cannot* | ' +
      'existing standards do not apply* | outside our licence today* | outside our license today*',
  },
  benefit: {
    operational:
      'less waste* | less variation* | better quality* | better flow* | reliability* | fewer errors* | ' +
      'fewer defects* | shorter wait* | less walking* | safer work* | fewer injuries* | less overtime* | ' +
      'smoother handover* | lower scrap* | fewer complaints* | less rework* | faster turnaround* | ' +
      'tidier workplace* | less searching* | freed hours* | space freed* | less stock* | less inventory* | ' +
      'fewer stockouts* | easier for staff* | morale | fewer interruptions* | consistent results* | ' +
      'on-time delivery* | lower unit cost | cost avoidance | availability | no new revenue* | ' +
      'not about growth*',
    strategic:
      'growth* | new revenue* | competitive advantage* | differentiation* | market leadership* | ' +
      'network resilience* | new customers* | new capability* | future-proof | long-term viability* | ' +
      'survival* | diversification* | strategic position* | access to ~ market* | scale | entry barrier* | ' +
      'licence to operate* | license to operate* | brand position* | independence from supplier* | ' +
      'carbon neutrality* | synergies* | shareholder value* | population health outcomes* | ' +
      'new service line* | an ability we lack* | mission reach* | option for later* | talent magnet | ' +
      'first in the sector* | not about efficiency* | savings are not the point* | ' +
      'more than cost reduction*',
  },
};
