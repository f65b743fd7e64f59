/** Styles of a review: screen, phone, A4. Colours come from tokens only; no style attributes. */
import { fontFamily, markStyles } from '../drawing/styles.ts';
import { tokenStyles } from '../drawing/tokens.ts';

const page = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:auto}
body{margin:0;background:var(--bg);color:var(--fg);font:400 15px/1.5 ${fontFamily};font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
main{max-width:940px;margin:0 auto;padding:40px 20px 64px}
h1,h2,h3,p,ul,ol,table{margin:0} ul,ol{padding:0;list-style:none}
h1{font-size:30px;line-height:36px;font-weight:650;letter-spacing:-.015em;text-wrap:balance;overflow-wrap:anywhere}
.when{color:var(--muted);font-size:13px;margin-bottom:6px}
.lead{font-size:19px;line-height:27px;margin-top:10px;text-wrap:pretty} .lead+p{color:var(--muted);margin-top:2px}
h2{font-size:19px;line-height:26px;font-weight:650;letter-spacing:-.01em;margin-bottom:12px}
section{margin-top:44px;border-top:1px solid var(--rule);padding-top:16px} article+article{margin-top:96px}
h3{font-size:15px;line-height:22px;font-weight:600;text-wrap:pretty}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:2px} a:hover{text-decoration-color:currentColor}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
svg{display:block;overflow:visible} .defs{position:absolute} .gl{display:inline-block;width:14px;height:12px;flex:none;vertical-align:-1px;margin-right:6px}
.muted{color:var(--muted)} .op{color:var(--op)} .st{color:var(--st)} .bad,.fault{color:var(--fault)} .num,.n{font-variant-numeric:tabular-nums}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.at{display:none} .wide{display:block} .picture{width:100%;height:auto;margin-top:8px} .bar{max-width:100%;height:auto;margin:6px 0 22px}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:20px}
th,td{text-align:left;vertical-align:top;padding:8px 18px 8px 0;border-top:1px solid var(--rule);font-weight:400;overflow-wrap:break-word} th:last-child,td:last-child{padding-right:0}
thead th{border-top:0;padding-top:0;padding-bottom:4px;font-size:13px;color:var(--muted)} tbody th{font-weight:600} th span,td span.sub{display:block;font-weight:400;color:var(--muted);font-size:13px} td b{font-weight:600} th.n,td.n{text-align:right} td.day,td.nowrap{white-space:nowrap}
.paths th[scope=row]{width:30%} .asks th:first-child{width:38%} .asks td:nth-child(3){width:20%} .asks td:nth-child(4){width:16%}
.two{display:grid;grid-template-columns:1fr 1fr;column-gap:40px;row-gap:28px} .two>div{min-width:0} .two h3{font-size:15px;margin-bottom:6px}
.list li{display:grid;grid-template-columns:20px 1fr;padding:5px 0;font-size:14px;line-height:20px} .list .gl{margin:4px 0 0} .list b{font-weight:600}
.q{position:relative;padding:14px 0 14px 30px;border-top:1px solid var(--rule)} .q:first-of-type{border-top:0;padding-top:0} .q>.no{position:absolute;left:0;color:var(--muted);line-height:22px}
.answer{margin-top:2px;padding-left:20px;position:relative} .answer b{font-weight:600} .answer>.gl{position:absolute;left:0;top:7px;margin:0}
.facts{margin-top:8px;font-size:14px;line-height:20px} .facts li{padding:3px 0 3px 20px;position:relative} .facts li>.gl{position:absolute;left:0;top:7px;margin:0} .facts .behind{display:block;color:var(--muted);overflow-wrap:anywhere} .facts .behind a,.facts .behind .t{color:var(--fg)}
.facts li.plain::before{content:"";position:absolute;left:5px;top:12px;width:4px;height:4px;border-radius:50%;background:var(--grey)}
.none{color:var(--muted)} .edits{margin:0;padding-left:22px;list-style:decimal} .edits li{padding:3px 0} .edits .behind{display:block;color:var(--muted);font-size:14px} code{font:.94em ui-monospace,Menlo,Consolas,monospace}
.first th[scope=row]{width:46%} .first td:last-child{width:20%} .grouping{margin-top:18px} .grouping h3{font-size:15px;margin-bottom:4px} .groups th[scope=row]{width:25%} .groups td:nth-child(5){width:20%} .groups td:last-child{width:38%} .dense th[scope=row]{width:58%} .dense td:nth-child(2){width:20px;padding-right:4px} .dense td span.vh{display:block} .dense .goal th{font-weight:600;padding-top:12px} .dense .goal th span{display:inline;margin-left:6px} .dense tbody th[scope=row]{font-weight:400} .dense .gl{margin-right:4px} .dense td:nth-child(3){white-space:normal} .dense td:nth-child(4){white-space:nowrap}
 .scroll{overflow-x:auto;position:relative} .all{min-width:760px;font-size:13px;line-height:18px} .all th,.all td{padding-top:6px;padding-bottom:6px} .all tbody th{min-width:200px} .all td:nth-child(2),.all td:nth-child(3),.all td:nth-child(5){white-space:nowrap} .all :target,tr:target{background:var(--hover)}
footer{margin-top:44px;color:var(--muted);font-size:13px}
@media (max-width:760px){.wide{display:none} .mid{display:block}}
@media (max-width:560px){
main{padding:24px 16px 48px} h1{font-size:25px;line-height:31px} .lead{font-size:17px;line-height:25px} section{margin-top:34px}
.mid{display:none} .slim{display:block} .two{grid-template-columns:1fr} .q{padding-left:24px}
.cards,.cards tbody,.cards tr,.cards th,.cards td{display:block} .cards thead{display:none} .cards tr{border-top:1px solid var(--rule);padding:10px 0} .cards tr:first-child{border-top:0;padding-top:0} .cards th,.cards td{border:0;padding:2px 0} table.cards :is(th,td):nth-child(n){width:auto} .cards td::before{content:attr(data-of) ": ";color:var(--muted)} .cards td.bare::before{content:none} .cards td:empty{display:none}
}
`;

/** A4 with a binding margin; headings stay with their text. */
const paper = `
@page{size:A4;margin:16mm 15mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font:400 8pt system-ui,sans-serif;color:#666}}
@media print{
body{font-size:9.8pt;line-height:1.42;print-color-adjust:exact;-webkit-print-color-adjust:exact} main{max-width:none;padding:0}
h1{font-size:21pt;line-height:25pt} .lead{font-size:13pt;line-height:18pt} h2{font-size:13.5pt;margin-bottom:6pt} h3{font-size:10.2pt;line-height:14pt} section{margin-top:18pt;padding-top:9pt} article+article{break-before:page;margin-top:0}
.mid,.slim{display:none} .wide{display:block} table{font-size:9pt;line-height:12.5pt} thead th,th span,td span.sub{font-size:.92em} .facts,.list li{font-size:9.2pt;line-height:13pt} .two{grid-template-columns:1fr 1fr;row-gap:12pt;column-gap:22pt} .q{padding-top:8pt;padding-bottom:8pt}
.q:first-of-type{padding-top:0} th,td{padding-top:4pt;padding-bottom:4pt} .facts li>.gl{top:4.5px} .answer>.gl{top:4px} .facts li.plain::before{top:8px} .list .gl{margin-top:3px}
h2,h3{break-after:avoid} .list li,.facts li,.edits li,tr,.keep,.answer{break-inside:avoid} p,li{orphans:2;widows:2} .q h3,.q .answer{break-after:avoid} 
.scroll{overflow:visible} .all{min-width:0;font-size:8pt;line-height:10.5pt} .all tbody th{min-width:0;width:27%} .all th,.all td{padding:3pt 8pt 3pt 0}  .appendix{break-before:page;border-top:0} a{text-decoration:none} thead{display:table-header-group}
.screen{display:none} .all.dense{font-size:7pt;line-height:8.6pt} .all.dense tr>th,.all.dense td{padding:.35pt 6pt .35pt 0;font-size:7pt} .long .appendix{break-before:auto} .long .picture{width:80%;break-inside:avoid} .long .keep,.long .grouping{break-inside:auto} .dense tr>*{border-top:0} .dense tr:nth-child(even)>*{background:#f3f3f3} .long .list li{font-size:8.4pt;line-height:11pt;padding:2pt 0} .long section{margin-top:11pt;padding-top:6pt} .all.dense .goal th{padding-top:5pt} .dense .gl{height:8px;width:9px} .groups,.first{font-size:8pt;line-height:10.4pt} .groups th,.groups td,.first th,.first td{padding-top:2pt;padding-bottom:2pt} .grouping{margin-top:8pt;break-inside:avoid} .edits li{padding:1pt 0}
}
`;

/** Style sheet of a review. */
export const reviewStyles: string = tokenStyles() + markStyles + page + paper;
