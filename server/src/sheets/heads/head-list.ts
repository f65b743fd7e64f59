import { wordsOf } from '../table/words-of.ts';

/** Heads in English by key of an item, the best first. Lower case, without accents, single blanks between words. */
export const HEADS: Readonly<Record<string, readonly string[]>> = {
  id: wordsOf(`
    id, key, issue key, item key, ref, reference, code, identifier, number, no, nr, project id,
    initiative id, ticket, action id, task id, work item id, pid, item id, programme id, project no,
    project number, project code, project ref, ref no, reference number, unique id, uid, gmpp id,
    gmpp id number, record id, card id, short id, idea id, request id, row id`),
  title: wordsOf(`
    title, name, summary, initiative, project, initiative name, project name, project title, subject,
    headline, task, task name, card name, item, item name, idea, action, action name, activity, work,
    what, work item, epic name, scheme, scheme name, project programme, description of action,
    deliverable, measure description, improvement`),
  track: wordsOf('track, path, kind of work, type of work, run or change'),
  status: wordsOf(`
    status, state, stage, progress status, project status, current status, lifecycle stage, phase,
    bucket name, list, list name, column, section column, section, progress, status category,
    statuscategory, issue status, project phase, current phase`),
  health: wordsOf(`
    health, rag, rag status, overall rag, traffic light, confidence, delivery confidence,
    schedule health, project health, delivery confidence assessment, dca,
    ipa delivery confidence assessment, overall status, overall health, rag rating, brag, on track`),
  description: wordsOf(`
    description, details, detail, summary, scope statement, problem statement, what and why, notes,
    abstract, text, project description, short description, long description, purpose, aims,
    project aims, card description, background, content, body, objectives and scope, overview,
    brief description, full description, note, project summary, executive summary`),
  owner: wordsOf(`
    owner, assignee, responsible, lead, project lead, project manager, manager, accountable, contact,
    point of contact, who, assigned to, assignees, resource names, responsible person, project owner,
    owner name, members, lead officer, responsible officer, action owner, delivery lead,
    programme manager, pm, action by, person responsible, assign, person`),
  teams: wordsOf(`
    teams, team, department, departments, dept, squad, unit, business unit, directorate, service area,
    division, lead department`),
  sponsor: wordsOf(`
    sponsor, executive sponsor, exec sponsor, champion, sro, senior responsible owner,
    senior responsible officer, project sponsor, accountable executive, sponsoring director,
    executive lead`),
  goals: wordsOf(`
    goals, goal, objective, objectives, strategic objective, strategic goal, okr, strategic priority,
    strategic aim, strategic theme`),
  'depends-on': wordsOf(`
    depends on, dependencies, dependency, predecessors, blocked by, inward issue link blocks,
    blocked by dependencies, is blocked by, waiting for`),
  sustains: wordsOf('sustains'),
  replaces: wordsOf('replaces, supersedes'),
  start: wordsOf(`
    start, start date, begin, begins, starts, planned start, actual start, target start, start on,
    begin date, commencement, project start date, planned start date, actual start date, start month,
    kick off, kickoff date, commencement date, started`),
  end: wordsOf(`
    end, end date, due, due date, finish, finish date, deadline, target date, target end, planned end,
    planned finish, completion date, go live, go live date, forecast completion, launch date, launch,
    forecast completion date, planned end date, project end date, target completion date,
    target completion, expected completion, estimated completion, due on, due by, duedate,
    expected completion date, estimated completion date, completion, forecast end, forecast end date,
    forecast finish, delivery date, by when, when, release date, date due, planned completion date,
    planned completion, ends`),
  completed: wordsOf(`
    completed at, completed date, date completed, completed on, actual completion,
    actual completion date, actual finish, actual end, actual end date, closed date, date closed,
    closed at, resolved, resolution date, resolutiondate, done on, finished on, closed on`),
  horizon: wordsOf(`
    horizon, duration, timeframe, time frame, timescale, length, planned duration, estimated duration`),
  review: wordsOf('review, cadence, rhythm, frequency, review frequency, review cadence, meeting'),
  reviewed: wordsOf('reviewed, last review, last reviewed'),
  change: wordsOf('change, size of change, type of change, change type'),
  scope: wordsOf('scope, reach'),
  methods: wordsOf('methods, method, approach, tools'),
  funding: wordsOf('funding, funding source, budget type, source of funds'),
  budget: wordsOf(`
    budget, cost, costs, estimated cost, total cost, amount, spend, whole life cost, total budget,
    approved budget, project budget, project cost, planned cost, capital cost, investment,
    capex, price, value of project, baseline cost, total baseline whole life costs, wlc, funding amount,
    allocation, estimated budget, budget amount, total project cost`),
  effort: wordsOf('effort, fte, ftes, effort fte, people, headcount, head count'),
  standard: wordsOf('standard, standard work'),
  measures: wordsOf(`
    measures, measure, kpi, kpis, metric, metrics, measure name, kpi name, metric name, indicator,
    performance indicator, key performance indicator`),
  milestones: wordsOf('milestones'),
  risks: wordsOf('risks, risk, key risks, main risks, top risks'),
  decision: wordsOf('decision, decision needed, decision required, ask'),
  links: wordsOf('links, link, url, web link, website, card url, hyperlink'),
  tags: wordsOf(`
    tags, tag, labels, label, category, categories, theme, themes, roadmap, keywords, component,
    components, component s, pillar, workstream`),
  group: wordsOf(`
    programme, program, pillar, workstream, work stream, portfolio, strategic pillar, programme name, program name,
    project group, stream, sub portfolio, portfolio name, transformation programme, change programme, initiative, epic name, epic, swimlane`),
  parent: wordsOf(
    'parent, parent key, parent id, parent task, parent item, parent issue, parent project, epic link, epic key, parent ref',
  ),
  'parent-title': wordsOf('parent summary, parent title, parent name'),
  currency: wordsOf(
    'currency, currency code, ccy, budget currency, wahrung, devise, moneda, divisa, valuta, moeda',
  ),
  level: wordsOf('outline level, hierarchy level, indent level'),
  period: wordsOf('timeline, date range, period, dates, start end, start and end'),
  'as-of': wordsOf(`
    reporting date, report date, reporting period, report period, reporting month, report month, as of, as at, snapshot date,
    status date, data date, period ending, month ending, update date, berichtsdatum, stichtag, berichtsmonat, date de rapport, fecha de informe,
    data del report, data do relatorio, peildatum, rapportdatum, rapportdato`),
  progress: wordsOf(`
    complete, percent complete, completion, percentage complete, pct complete, done percent, percent done, progress percent, progress,
    fortschritt, fertigstellungsgrad, avancement, avance, avanzamento, progresso, voortgang, framdrift, fremdrift`),
  'cost.forecast': wordsOf(
    'forecast cost, forecast, cost forecast, forecast outturn, estimate at completion, eac, latest forecast, projected cost, prognose, prognosekosten, couts prevus, coste previsto, costo previsto, custo previsto, verwachte kosten',
  ),
  'cost.actual': wordsOf(
    'actual cost, actual spend, spend to date, cost to date, actuals to date, spent, ist kosten, istkosten, actual costs, spent to date, couts reels, cout reel, coste real, costo effettivo, custo real, werkelijke kosten, faktisk kostnad',
  ),
  'benefit.planned': wordsOf(
    'planned benefits, benefits, expected benefits, target benefits, benefit target, forecast benefits, monetised benefits, benefits planned, planned benefit, geplanter nutzen, erwarteter nutzen, plannutzen, benefices prevus, beneficios previstos, benefici previsti, verwachte baten, forvantad nytta',
  ),
  'benefit.realised': wordsOf(
    'benefits realised, realised benefits, benefits realized, realized benefits, actual benefits, benefits to date, realisierter nutzen, istnutzen, benefices realises, beneficios realizados, benefici realizzati, gerealiseerde baten, realiserad nytta',
  ),
  'baseline.start': wordsOf('baseline start, baseline start date, original start date, original start'),
  'baseline.end': wordsOf(
    'baseline end, baseline finish, baseline end date, baseline finish date, original end date, original end, original completion date, baseline completion, ursprungliches ende, basisplan ende',
  ),
};
