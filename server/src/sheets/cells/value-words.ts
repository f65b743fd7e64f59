/**
 * Translates what people write for the language's choices, in several languages and with decorations of their own.
 */

import { foldWords } from '../../core/text/fold-words.ts';
import { wordsOf } from '../table/words-of.ts';

type Words = Readonly<Record<string, readonly string[]>>;

const STATUS: Words = {
  idea: wordsOf(`
    intake, under consideration, funnel, pipeline, concept, request, requested, pre project, idee,
    vorschlag, beantragt, entwurf, proposition, brouillon, borrador, propuesta, propuesto, proposta,
    bozza, ideia, rascunho, proposto, voorstel, forslag, ide, utkast, udkast, kladde`),
  planned: wordsOf(`
    pending, queued, not yet started, upcoming, next, future, to start, unstarted, defined, later,
    geplant, offen, nicht begonnen, noch nicht begonnen, ausstehend, vorgesehen, genehmigt, in planung,
    prevu, planifie, a faire, non commence, non demarre, pas commence, en attente de demarrage,
    programme, planificado, planificada, pendiente, por hacer, no iniciado, no iniciada, sin iniciar,
    previsto, aprobado, pianificato, pianificata, da fare, da iniziare, non iniziato, non avviato,
    prevista, programmato, planejado, planeado, planejada, a fazer, nao iniciado, nao iniciada,
    por iniciar, pendente, planeada, gepland, nog niet gestart, niet gestart, te doen, open,
    nog te starten, planerad, planerat, planlagt, ej paborjad, ikke startet, ikke pabegyndt,
    ikke pabegynt, ej startad, inte startad, ikke begyndt`),
  active: wordsOf(`
    in flight, in delivery, delivery, delivering, executing, execution, implementing, implementation,
    in implementation, in execution, mobilising, in process, working on it, indeterminate, current, now,
    in work, initiating, laufend, lauft, aktiv, in arbeit, in bearbeitung, in umsetzung, gestartet,
    begonnen, in durchfuhrung, en cours, en cours d execution, en cours de realisation, actif, demarre,
    engage, lance, en realisation, en curso, en progreso, en proceso, en ejecucion, en marcha, activo,
    activa, iniciado, iniciada, en desarrollo, in corso, in lavorazione, attivo, attiva, avviato,
    avviata, iniziato, in esecuzione, em andamento, em curso, em progresso, em execucao, ativo, ativa,
    a decorrer, lopend, loopt, actief, in uitvoering, bezig, gestart, in behandeling, onderhanden,
    pagaende, pagar, pagaar, pabegyndt, i gang, igang, paborjad, startad, startet, under arbete,
    under arbeid, igangvaerende`),
  paused: wordsOf(`
    deferred, postponed, stalled, paused, frozen, stuck, pause, pausiert, zuruckgestellt, angehalten,
    unterbrochen, ruht, ruhend, verschoben, blockiert, wartet, en attente, en pause, suspendu, suspendue,
    reporte, bloque, gele, en espera, en pausa, pausado, suspendido, aplazado, bloqueado, detenido,
    in attesa, in pausa, sospeso, sospesa, bloccato, rinviato, em espera, em pausa, suspenso, suspensa,
    adiado, in de wacht, on hold, gepauzeerd, uitgesteld, geblokkeerd, opgeschort, aangehouden, pausad,
    pausat, pa vent, pausert, avvaktar, vilande, sat pa pause, uppskjuten, utsatt, udsat, blockerad,
    blokkert, pa hold, pa paus, i bero, stilt i bero, satt pa vent, sat i bero, udskudt`),
  done: wordsOf(`
    achieved, implemented, live in service, benefits realised, archived, launched, shipped, released,
    complete, 100 %, 100%, abgeschlossen, erledigt, fertig, beendet, umgesetzt, geschlossen, realisiert,
    termine, terminee, acheve, achevee, fini, clos, cloture, livre, realise, fait, completado,
    completada, terminado, terminada, finalizado, finalizada, hecho, cerrado, concluido, entregado,
    completato, completata, concluso, conclusa, terminato, finito, chiuso, fatto, chiusa, concluida,
    feito, encerrado, fechado, completo, afgerond, voltooid, gereed, klaar, gesloten, opgeleverd,
    afgesloten, klar, klart, avslutad, avsluttet, afsluttet, ferdig, faerdig, slutford, genomford,
    fullfort, gennemfort, lukket, fuldfort`),
  stopped: wordsOf(`
    terminated, withdrawn, discontinued, ended early, not pursued, removed, obsolete, duplicate,
    abgebrochen, gestoppt, eingestellt, verworfen, abgelehnt, storniert, entfallt, abandonne, abandonnee,
    annule, annulee, arrete, rejete, cancelado, cancelada, anulado, abandonado, rechazado, annullato,
    annullata, abbandonato, interrotto, respinto, geannuleerd, gestopt, afgewezen, vervallen, avbruten,
    avbrutt, afbrudt, annulleret, installd, stoppad, stoppet, nedlagd, kansellert, avvist, avslatt,
    avlyst, aflyst, skrinlagt, annullert, installt, droppet, nedlagt, afvist, opgivet`),
};
const HEALTH: Words = {
  'on-track': wordsOf(`
    gruen, grun, im plan, nach plan, planmassig, auf kurs, gut, plangemass, vert, conforme,
    sur la bonne voie, dans les temps, verde, segun lo previsto, en plazo, a tiempo, en buen camino,
    in linea, secondo i piani, nei tempi, no prazo, dentro do prazo, groen, op schema, op koers,
    volgens plan, gron, gronn, enligt plan, ifolge plan, i henhold til plan, etter plan, pa plan, i fas,
    efter plan, on target, on schedule, on time, healthy, no issues, going well, ahead, on course`),
  'at-risk': wordsOf(`
    gelb, gefahrdet, kritisch beobachten, mit risiko, orange, jaune, a risque, en danger, vigilance,
    ambre, amarillo, ambar, en riesgo, con riesgo, giallo, a rischio, arancione, amarelo, em risco, geel,
    oranje, risico, gul, med risiko, i riskzonen, riskzon, risiko, utsatt for risiko, needs attention,
    attention, attention needed, some issues, caution, amber green, amber red, green amber, red amber,
    minor issues, watch, slightly behind, some concerns, at risk of delay`),
  'off-track': wordsOf(`
    rot, kritisch, verzogert, verspatet, in verzug, im verzug, rouge, critique, en retard, retard, rojo,
    critico, critica, retrasado, retrasada, atrasado, atrasada, con retraso, fuera de plazo, rosso,
    in ritardo, vermelho, em atraso, rood, kritiek, vertraagd, achter op schema, rod, forsenad,
    forsinket, kritisk, forsenat, behind, behind schedule, delayed, blocked, overdue, major issues,
    off target, off schedule, missed, failing, serious issues, high risk, in trouble, unachievable,
    undeliverable, blockiert, bloque, bloqueado, bloccato, geblokkeerd, blockerad, blokeret`),
};
const TRACK: Words = {
  operational: wordsOf(`
    operativ, betrieb, verbesserung, kvp, operationnel, amelioration, operativo, operativa, mejora,
    mejora continua, miglioramento, operacional, melhoria, operationeel, verbetering, operativt,
    forbattring, forbedring, operationel, run the business`),
  strategic: wordsOf(`
    strategisch, strategie, strategique, estrategico, estrategica, strategico, strategica, strategisk,
    strategiskt, change, grow, transform`),
};
const REVIEW: Words = {
  daily: wordsOf(`
    taglich, quotidien, diario, diaria, giornaliero, dagelijks, dagligen, daglig, quotidienne`),
  weekly: wordsOf(`
    wochentlich, hebdomadaire, semanal, settimanale, wekelijks, veckovis, ukentlig, ugentlig,
    varje vecka`),
  biweekly: wordsOf(`
    vierzehntagig, zweiwochentlich, alle zwei wochen, bimensuel, quincenal, quinzenal, tweewekelijks,
    varannan vecka, hver 14 dag, bisettimanale`),
  monthly: wordsOf(`
    monatlich, mensuel, mensuelle, mensual, mensile, mensal, maandelijks, manadsvis, manedlig, manedligt`),
  quarterly: wordsOf(`
    vierteljahrlich, quartalsweise, trimestriel, trimestrielle, trimestral, trimestrale, per kwartaal,
    kvartalsvis, kvartalsvist`),
  annually: wordsOf('jahrlich, annuel, annuelle, anual, annuale, jaarlijks, arligen, arlig, arligt'),
};
const BY_KEY: Readonly<Record<string, Words>> = {
  status: STATUS,
  health: HEALTH,
  track: TRACK,
  review: REVIEW,
};

const MARKS: Readonly<Record<string, string>> = {
  '🟢': 'on-track',
  '✅': 'on-track',
  '🟩': 'on-track',
  '🟡': 'at-risk',
  '🟠': 'at-risk',
  '🟨': 'at-risk',
  '🟧': 'at-risk',
  '⚠': 'at-risk',
  '🔴': 'off-track',
  '🟥': 'off-track',
  '❌': 'off-track',
  '⛔': 'off-track',
};

const LOOKUP = new Map<string, ReadonlyMap<string, string>>(
  Object.entries(BY_KEY).map(([key, words]) => [
    key,
    new Map(Object.entries(words).flatMap(([value, all]) => all.map((word) => [word, value] as const))),
  ]),
);

/** Removes a leading number (`3 - In progress`) and trailing brackets. */
export const bareWords = (text: string): string =>
  text
    .trim()
    .replace(/^(?:\d{1,2}|[A-Z])\s*[-–.):]\s*(?=\p{L})/u, '')
    .replace(/\s*\([^()]*\)$/, '');

/** Returns the choice of a key that a cell's words mean, or null if they are unknown. */
export function valueOfWords(key: string, text: string): string | null {
  const words = LOOKUP.get(key);
  if (words === undefined) return null;
  if (key === 'health')
    for (const [mark, value] of Object.entries(MARKS)) if (text.includes(mark)) return value;
  return words.get(foldWords(text)) ?? words.get(foldWords(bareWords(text))) ?? null;
}
