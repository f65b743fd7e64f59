/**
 * Heads in German, French, Spanish, Italian, Portuguese, Dutch and the Scandinavian languages, in the form of
 * head-list.ts.
 */
import { wordsOf } from '../table/words-of.ts';

export const HEADS_ABROAD: Readonly<Record<string, readonly string[]>> = {
  id: wordsOf(`
    nummer, lfd nr, projekt nr, projektnummer, kennung, schlussel, projekt id, massnahmen nr,
    vorgangsnummer, referenz, numero, identifiant, cle, code projet, codigo, clave, identificador,
    codice, chiave, referencia, riferimento, nyckel, kode, kod, referens, referanse, projectnummer,
    projektkod, sleutel, chave, id projekt, saksnummer`),
  title: wordsOf(`
    titel, bezeichnung, vorhaben, projektname, projekt, massnahme, thema, aufgabe, initiativen,
    projekttitel, vorgangsname, projektbezeichnung, titre, nom, intitule, projet, nom du projet, tache,
    libelle, intitule du projet, titulo, nombre, proyecto, nombre del proyecto, iniciativa, tarea,
    titolo, nome, progetto, nome progetto, iniziativa, attivita, projeto, nome do projeto, tarefa,
    denominazione, naam, project naam, projectnaam, initiatief, taak, omschrijving kort, namn,
    projektnamn, navn, prosjekt, prosjektnavn, projektnavn, tiltak, aktivitet, rubrik, tittel, initiativ,
    benamning`),
  status: wordsOf(`
    zustand, stand, bearbeitungsstand, projektstatus, phase, statut, etat, avancement, etat d avancement,
    statut du projet, estado, situacion, estado del proyecto, fase, stato, stato avanzamento, situacao,
    estado do projeto, stato progetto, lage, voortgang, tilstand, fremdrift, fas, staat`),
  health: wordsOf(`
    ampel, ampelstatus, statusampel, gesundheit, meteo, feu tricolore, sante, semaforo, salud, salute,
    saude, stoplicht, verkeerslicht, trafikljus, trafiklys, trafikklys, gesamtampel, halsa, helse`),
  description: wordsOf(`
    beschreibung, kurzbeschreibung, inhalt, erlauterung, projektbeschreibung, bemerkung, bemerkungen,
    descriptif, description du projet, descripcion, detalle, observaciones, descrizione, dettagli, note,
    descricao, detalhes, observacoes, omschrijving, toelichting, beschrijving, beskrivning, beskrivelse,
    innehall, kommentar, opmerkingen, commentaire`),
  owner: wordsOf(`
    verantwortlich, verantwortlicher, verantwortliche, verantwortliche person, projektleiter,
    projektleitung, zustandig, leitung, bearbeiter, ansprechpartner, responsable, chef de projet, pilote,
    porteur, referent, responsable del proyecto, encargado, propietario, asignado a, lider, responsabile,
    referente, capo progetto, assegnatario, responsabile progetto, responsavel, gestor, dono,
    gestor do projeto, atribuido a, verantwoordelijke, eigenaar, projectleider, trekker, toegewezen aan,
    ansvarig, ansvarlig, projektledare, prosjektleder, projektleder, agare, eier, ejer, tilldelad`),
  teams: wordsOf(`
    abteilung, bereich, referat, fachbereich, amt, equipe, equipes, service, direction, departement,
    equipo, equipos, departamento, area, reparto, ufficio, direzione, squadra, equipa, afdeling,
    avdelning, avdeling, enhet, enhed, lag, gruppe, organisationseinheit`),
  sponsor: wordsOf(`
    auftraggeber, pate, projektsponsor, commanditaire, sponsor executif, patrocinador, promotor,
    committente, patrocinatore, opdrachtgever, bestallare, uppdragsgivare, prosjekteier, oppdragsgiver,
    bestiller, projektejer, projektagare`),
  goals: wordsOf(`
    ziel, ziele, strategisches ziel, handlungsfeld, oberziel, objectif, objectifs, objectif strategique,
    axe strategique, objetivo, objetivos, objetivo estrategico, obiettivo, obiettivi,
    obiettivo strategico, doel, doelen, doelstelling, strategisch doel, mal, maal, strategiskt mal,
    strategisk mal`),
  'depends-on': wordsOf(`
    abhangig von, abhangigkeit, abhangigkeiten, vorganger, depend de, dependances, depende de,
    dependencias, predecesoras, dipende da, dipendenze, predecessori, afhankelijk van, afhankelijkheden,
    beroende av, beroenden, avhenger av, avhengigheter, afhaenger af, afhaengigheder, blockiert durch`),
  start: wordsOf(`
    beginn, startdatum, anfang, startet, projektbeginn, projektstart, start datum, debut, date de debut,
    date debut, demarrage, inicio, fecha de inicio, fecha inicio, inizio, data inizio, data di inizio,
    data de inicio, data inicio, begindatum, aanvang, startdato, borjar, oppstart, datum start, avvio`),
  end: wordsOf(`
    ende, enddatum, fallig, falligkeit, termin, frist, projektende, endtermin, bis, fertigstellung,
    falligkeitsdatum, geplantes ende, fin, date de fin, date fin, echeance, date d echeance,
    fecha de fin, fecha fin, fecha de finalizacion, vencimiento, fecha limite, plazo, fine, data fine,
    data di fine, scadenza, data di scadenza, fim, data de fim, data fim, data de termino, prazo,
    termino, einde, einddatum, deadline, vervaldatum, opleverdatum, slut, slutdatum, slutdato, sluttdato,
    klart, forfaller, forfallsdato, forfaldsdato, klar senast`),
  completed: wordsOf(`
    abgeschlossen am, erledigt am, date de cloture, fecha de cierre, data di chiusura, data de conclusao,
    afgerond op, avslutad, avsluttet, afsluttet`),
  horizon: wordsOf(`
    dauer, laufzeit, duree, duracion, plazo de ejecucion, durata, duracao, duur, looptijd, varaktighet,
    varighed, varighet, lopetid`),
  review: wordsOf(`
    turnus, rhythmus, frequence, frecuencia, frequenza, frequencia, frequentie, frekvens`),
  budget: wordsOf(`
    kosten, gesamtkosten, investition, projektbudget, mittel, volumen, plankosten, cout, couts, montant,
    cout total, presupuesto, coste, costo, importe, coste total, inversion, costi, importo, costo totale,
    stanziamento, orcamento, custo, custos, custo total, valor, begroting, bedrag, kostnad, kostnader,
    belopp, belop, omkostninger, budsjett, budsjettet, totale kosten`),
  effort: wordsOf(`
    aufwand, vza, vollzeitaquivalente, etp, charge, esfuerzo, etc, sforzo, esforco, inzet, inspanning,
    insats, innsats, arsverk, arsvaerk, arsarbetare`),
  measures: wordsOf(`
    kennzahl, kennzahlen, messgrosse, indicateur, indicateurs, indicador, indicadores, indicatore,
    indicatori, indicator, nyckeltal, nokkeltall, nogletal, matetal, maltal`),
  milestones: wordsOf(`
    meilensteine, jalons, hitos, pietre miliari, marcos, mijlpalen, milstolpar, milepaeler, milepaler`),
  risks: wordsOf(`
    risiken, risiko, risques, riesgos, rischi, riscos, risicos, risker, risici, risikoer`),
  decision: wordsOf(`
    entscheidung, entscheidungsbedarf, decision attendue, decision requerida, decisione, decisao,
    besluit, beslut, beslutning`),
  tags: wordsOf(`
    schlagworte, schlagworter, kategorie, kategorien, stichworte, etiquettes, etiquetas, etichette,
    categorie, categoria, categorias, mots cles, labels, kategori, etiketter, nokkelord`),
  links: wordsOf(`
    verweis, verweise, lien, liens, enlace, enlaces, collegamento, ligacao, lank, lenke`),
  track: wordsOf('pfad, spur, spor, spar, voie'),
  group: wordsOf(`
    programm, teilprojekt, teilprogramm, saule, handlungsfelder, pilier, axe, chantier, programa, eje, pilar, linea de trabajo,
    programma, filone, pilastro, programmalijn, pijler, werkstroom, arbetsstrom, delprogram, innsatsomrade, indsatsomrade`),
  parent: wordsOf(
    'ubergeordnet, ubergeordneter vorgang, parent, tache parente, tarea principal, ouder, overordnad, overordnet',
  ),
  period: wordsOf('zeitraum, periode, periodo, tidsperiode'),
};
