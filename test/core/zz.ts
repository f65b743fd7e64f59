import {Document} from '/work/main/server/src/core/document.ts';
import {readingOf} from '/work/main/server/src/core/read-block.ts';
import {parseDocument} from 'yaml';
import {yamlOptions} from '/work/main/server/src/core/yaml.ts';
const t=process.argv[2]!.replaceAll('\\n','\n').replaceAll('\\t','\t').replaceAll('\\r','\r');
console.log(parseDocument(t,yamlOptions).errors.map(e=>e.code+' '+e.message+' '+e.pos));
for(const b of Document.of('file:///a',t).blocks) {const {findings,entries,broken,topKeys}=readingOf(b);console.log(b.kind,JSON.stringify(b.text),JSON.stringify(b.state),broken,topKeys.map(k=>k.name),entries.map(e=>JSON.stringify(e.values.fields)),findings)}
