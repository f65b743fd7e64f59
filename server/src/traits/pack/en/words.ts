import type { Dimension, DiscountRule } from '../../judgement.ts';
import type { Ending } from '../../stem.ts';

/** Suffixes removed to find a stem, each with its replacement and the minimum number of letters left. */
export const endings: readonly Ending[] = [
  ['ies', 'y', 3],
  ['ied', 'y', 3],
  ['sses', 'ss', 2],
  ['ches', 'ch', 2],
  ['shes', 'sh', 2],
  ['xes', 'x', 2],
  ['ss', 'ss', 1],
  ['us', 'us', 2],
  ['is', 'is', 2],
  ['s', '', 3],
  ['isation', 'iz', 3],
  ['ization', 'iz', 3],
  ['ising', 'iz', 3],
  ['izing', 'iz', 3],
  ['ised', 'iz', 3],
  ['ized', 'iz', 3],
  ['ise', 'iz', 4],
  ['ize', 'iz', 4],
  ['ises', 'iz', 4],
  ['izes', 'iz', 4],
  ['lling', 'l', 3],
  ['lled', 'l', 3],
  ['tting', 't', 2],
  ['tted', 't', 2],
  ['pping', 'p', 2],
  ['pped', 'p', 2],
  ['nning', 'n', 2],
  ['nned', 'n', 2],
  ['gging', 'g', 2],
  ['gged', 'g', 2],
  ['mming', 'm', 2],
  ['mmed', 'm', 2],
  ['rring', 'r', 2],
  ['rred', 'r', 2],
  ['eed', 'eed', 1],
  ['ing', '', 3],
  ['ed', '', 3],
  ['es', '', 4],
  ['e', '', 3],
  ['our', 'or', 3],
  ['ly', '', 4],
];

/** Irregular forms and spellings. */
export const irregular = `
bought=buy built=build began=begin begun=begin became=becom brought=bring came=come chose=choos chosen=choos
did=do done=do does=do drew=draw drawn=draw drove=driv driven=driv fell=fall found=find founded=found founding=found
gave=giv given=giv went=go gone=go goes=go grew=grow grown=grow held=hold kept=keep knew=know known=know laid=lay
led=lead left=leav leaving=leav lost=lose losing=lose made=mak met=meet paid=pay ran=run running=run rose=ris
risen=ris said=say sold=sell sent=send shut=shut shutting=shut spent=spend spun=spin stood=stand took=tak taken=tak
taught=teach thought=think told=tell wrote=writ written=writ won=win withdrew=withdraw withdrawn=withdraw
children=child people=people men=man women=woman lives=life shelves=shelf knives=knife halves=half halve=halv
centre=center centres=center metre=meter metres=meter programme=program programmes=program licence=licens
license=licens licences=licens licenses=licens tyre=tire tyres=tire cheque=check cheques=check despatch=dispatch
enquiry=inquiry enquiries=inquiry whilst=while catalogue=catalog catalogues=catalog grey=gray labour=labor
labelling=label labelled=label labeled=label labeling=label travelling=travel modelling=model fulfil=fulfill
fulfilment=fulfill fulfillment=fulfill organisation=organiz organization=organiz organisations=organiz
organizations=organiz this=this his=his was=was has=has is=is as=as us=us its=it it's=it bus=bus buses=bus
gas=gas news=news less=less business=busines businesses=busines analysis=analysis always=alway lens=lens
two=two one=one once=once need=need speed=speed feed=feed seed=seed during=during morning=morning evening=evening
thing=thing something=something nothing=nothing anything=anything everything=everything king=king ring=ring
bring=bring spring=spring string=string wing=wing red=red bed=bed shed=shed hundred=hundred rise=ris raise=rais
noise=nois wise=wise otherwise=otherwise size=size sizes=size prize=prize exercise=exercis franchise=franchis
franchises=franchis franchising=franchis franchised=franchis enterprise=enterpris enterprises=enterpris
promise=promis promises=promis merchandise=merchandis premises=premis advise=advis revise=revis supervise=supervis
note=note notes=note noted=note noting=note care=care cares=care cared=care caring=care site=site sites=site
sited=site theme=theme themes=theme plane=plane planes=plane mine=mine mines=mine mining=mine parking=parking wine=wine
fare=fare fares=fare our=our hour=hour hours=hour four=four your=your tour=tour tours=tour pour=pour colour=color flour=flour
pilots=pilot family=family families=family supply=supply supplies=supply apply=apply reply=reply replies=reply
fly=fly only=on early=early daily=daily weekly=weekly monthly=monthly quarterly=quarterly yearly=yearly
annually=annual assembly=assembly
`;

/** Spelling of numbers and possessives. */
export const spelling = {
  magnitudes: 'k m mn bn b million billion',
  ordinals: 'st nd rd th',
  possessives: "'s",
} as const;

/** Function words, which pairs of words skip. */
export const empty =
  'a an the of and or to in on at by for with from as is are was were be been being it its this that these those we ' +
  'our us they them their you your he she his her i my me so than then will would shall should can could may might ' +
  'must has have had do does did which who whom whose what when where how if but into onto up out off over';

/** Conjunctions that start a new clause after a comma. */
export const joiners = 'and but while whereas so plus meanwhile then yet with';

/** Phrases that trigger a discount, by its rule. */
export const marks: Readonly<Partial<Record<DiscountRule, string>>> = {
  negation:
    'not a | not an | not the | is not | are not | was not | no longer about | never a | nothing to do with | not about | ' +
    'not to be | no need for | does not require | stop short of | rather than | instead of | without any | ' +
    'free of | neither | nor | nobody | there is no | no change to | not change | will not change | does not change | ' +
    'little or no | with no | no new | no plan to',
  alignment:
    'in support of | support our | supports our | contribute to | contributes to | in line with | aligned with | as part of | ' +
    'part of our | part of the | feeds into | in service of | in pursuit of | serves the | serve our | serves our | on our journey | ' +
    'cornerstone of | pillar of | underpin | in keeping with | in the spirit of | helps us become | our vision | our ambition | ' +
    'strategic goal | strategic priority | strategic objective | growth strategy | a step towards',
  background:
    'since the | since we | since last | ever since | inherited | years ago | months ago | historically | ' +
    'used to be | used to have | used to take | in the past | once upon',
  'out-of-scope':
    'out of scope | not in scope | not part of | no part of | separate project | separate item | ' +
    'handled separately | dealt with separately | handled elsewhere | dealt with elsewhere | ' +
    'somebody else | someone else | another team | another paper | later phase | future phase | a later | later on | ' +
    'handled by | left to | leave that to | none of our business | not our business | not ours | is parked | are parked | ' +
    'be parked | parked until | put aside | ' +
    'set aside for now | not this | not now | for another day | is for others | belongs to another | does not touch',
};

/** Dimensions of acts and objects, where not `purpose`. */
export const dimensions: Readonly<Record<string, Dimension>> = {
  time: 'benefit', error: 'benefit', harm: 'benefit', waste: 'benefit', cost: 'benefit', throughput: 'benefit',
  quality: 'benefit', revenue: 'benefit', outcome: 'benefit', position: 'benefit', customer: 'scope', market: 'scope',
  site: 'scope', network: 'scope', community: 'scope', workplace: 'scope', room: 'scope', standard: 'system',
  process: 'system', case: 'system', owner: 'system', structure: 'system', governors: 'system', model: 'system',
  coresystem: 'system', channel: 'system', capability: 'system', policy: 'system', board: 'methods', measure: 'methods',
  study: 'knowledge', train: 'knowledge', skill: 'knowledge', research: 'knowledge', hold: 'system',
  standardise: 'system', restructure: 'system', outsource: 'system', merge: 'system', expand: 'size', form: 'size',
  tool: 'size', machine: 'size', data: 'knowledge',
};

/** Inflated words: they sound big whatever they refer to, and say nothing about the work. */
export const bigness =
  'revolutionary world-class worldclass game-changing gamechanging next-generation nextgen excellence synergy synergies ' +
  'visionary innovative innovation holistic agile smart transformational bold ambitious flagship journey vision paradigm ' +
  'unprecedented cutting-edge state-of-the-art cornerstone exciting dynamic robust strategic strategy strategically';
