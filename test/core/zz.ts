import { dayOf } from '../../server/src/core/days.ts';
import { Session } from '../../server/src/session.ts';
import { findingsOf, HOME, noFiles, symbolsOf, treeOf, uriOf } from '../support/world.ts';
import { Document } from '../../server/src/core/document.ts';
import { readingOf } from '../../server/src/core/read-block.ts';
const session = new Session(noFiles, dayOf(2027,9,15));
await session.workspace.openFolder(HOME);
function run(label:string,text:string){
  const t0=performance.now();
  const d=Document.of('file:///x',text);
  const t1=performance.now();
  for(const b of d.blocks) readingOf(b);
  const t2=performance.now();
  session.workspace.put(uriOf('a.portfolio'),text); session.settle();
  const t3=performance.now();
  const file=session.snapshot(uriOf('a.portfolio'))!; const n=findingsOf(file).length;
  const t4=performance.now();
  symbolsOf(file);treeOf(session,file.portfolio.folder,'track');
  const t5=performance.now();
  if(t5-t0>300)console.log(JSON.stringify(label).slice(0,40),'blocks',d.blocks.length,'cut',(t1-t0)|0,'read',(t2-t1)|0,'settle',(t3-t2)|0,'findings',n,(t4-t3)|0,'tree',(t5-t4)|0);
}
const k=Number(process.argv[2]??1)
for (const part of ['["a",', '"', "'", '{', '[', '{"a":', '- ', ': ', '#', '&a ', '*a ', '? ', '\t', '! ', '| ', '\u00a0', '"a" ', "['a' "]) {
  run('A'+part,`items: ${part.repeat(Math.floor(100_000*k / part.length))}`);
  run('B'+part,`items:\n  - id: a\n    title: ${part.repeat(Math.floor(50_000*k / part.length))}`);
}
for (const line of ['---\n', '...\n', '- \n', '#\n', '\n', 'half\n', 'items:\n', '<<<<<<< a\n', '  - id: a\n', 'title: x\n', '? a\n', '\r']) run('L'+line,line.repeat(Math.floor(50_000*k / line.length)));
run('E1',`items:\n  - id: a\n    title: "open\n${'    tags: [a, b\n'.repeat(5_000*k)}`);
run('E2',`items:\n  - id: a\n    title: x\n\t${'    status: active\n'.repeat(5_000*k)}`);
run('D1',`items:\n  - id: a\n    title: A\n${'    title: B\n'.repeat(2_000*k)}`);
run('D2',`items:\n  - id: a\n    title: A\n${Array.from({ length: 2_000*k }, (_, i) => `    titel${i}: B\n`).join('')}`);
run('D3',`portfolio: P\n${'portfolio: P\n'.repeat(2_000*k)}`);
run('D4',`items:\n${'  - {id: a, title: A, depends-on: [a]}\n'.repeat(100*k)}`);
