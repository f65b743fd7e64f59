/** Recognizes placeholders for an empty cell: formula errors, `n/a`, `TBD`, a dash. */

/** Formula errors in the spreadsheet's languages. */
const ERROR =
  /^#(?:¡?(?:n\/[aávd]|nv|null|ref|value|name|num|div\/0|bezug|wert|zahl|nome|valeur|nom|valor|rif|valore|nombre|¿nombre|nulo|nul|vide|verw|waarde|naam|getal|referens|värdefel|error|connect|blocked|python|spill|calc|getting_data|unknown|field|busy)[!?]?|#+)$/i;
const WORDS: ReadonlySet<string> = new Set([
  ...['n/a', 'n.a.', 'n/d', 'n.d.', 'n/k', 'n/r', 'na', 'nan', 'null', 'nil', 'none', 'undefined', 'void'],
  ...['tbd', 't.b.d.', 'tbc', 't.b.c.', 'tba', 't.b.a.', 'tbh', 'to be determined', 'to be decided'],
  ...[
    'to be defined',
    'to be confirmed',
    'to be agreed',
    'to be announced',
    'not applicable',
    'not available',
  ],
  ...[
    'not set',
    'not assigned',
    'not known',
    'not specified',
    'unknown',
    'unassigned',
    'blank',
    'empty',
    'no value',
  ],
  ...[
    'no data',
    'no owner',
    'none yet',
    'not yet known',
    'not yet assigned',
    'not allocated',
    'vacant',
    'not reported',
  ],
  ...[
    'loading...',
    'n. a.',
    'n / a',
    'leer',
    'n.v.',
    'n. v.',
    'n.b.',
    'n. b.',
    'n.n.',
    'n. n.',
    'keiner',
    'keines',
  ],
  ...[
    'nicht zugewiesen',
    'noch offen',
    'noch nicht bekannt',
    'noch nicht benannt',
    'wird noch benannt',
    'zu klären',
  ],
  ...['vide', 'non assigné', 'à confirmer', 'à préciser', 'non applicable', 'non communiqué', 'n.c.'],
  ...[
    'vacío',
    'por confirmar',
    'sin datos',
    'no asignado',
    'sin responsable',
    'vuoto',
    'da confermare',
    'non assegnato',
  ],
  ...[
    'vazio',
    'a confirmar',
    'não atribuído',
    'leeg',
    'nog niet bekend',
    'niet van toepassing',
    'niet toegewezen',
  ],
  ...['saknas', 'ej satt', 'ej aktuellt', 'ikke satt', 'ikke aktuelt', 'mangler', 'tom'],
  ...['k.a.', 'k. a.', 'keine', 'keine angabe', 'entfällt', 'nicht bekannt', 'unbekannt', 'offen/unbekannt'],
  ...[
    'aucun',
    'aucune',
    's.o.',
    's/o',
    'sans objet',
    'néant',
    'à définir',
    'a définir',
    'non défini',
    'inconnu',
  ],
  ...[
    'ninguno',
    'ninguna',
    'no aplica',
    'por definir',
    'sin asignar',
    'sin definir',
    's/d',
    's.d.',
    'desconocido',
  ],
  ...[
    'nessuno',
    'nessuna',
    'da definire',
    'non applicabile',
    'non disponibile',
    'nenhum',
    'nenhuma',
    'a definir',
  ],
  ...['não se aplica', 'não aplicável', 'geen', 'n.v.t.', 'nvt', 'onbekend', 'nader te bepalen', 'n.t.b.'],
  ...['ingen', 'inget', 'okänd', 'ukjent', 'ukendt', 'ej tillämpligt', 'ikke relevant'],
]);

/** Tells whether a text is a placeholder, so that its cell counts as empty. Includes dates of the year zero. */
export function isPlaceholder(text: string): boolean {
  const plain = text.trim();
  if (plain === '' || plain.length > 30) return false;
  if (/^(?:[-–—_=~.…·?¿*]|\p{Pd})+$/u.test(plain)) return true;
  if (plain.startsWith('#')) return ERROR.test(plain);
  const bare = /^[[({<](.+)[\])}>]$/.exec(plain)?.[1] ?? plain;
  return WORDS.has(
    bare
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/(?<=\p{L})[?*]+$/u, ''),
  );
}
