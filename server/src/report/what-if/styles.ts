/** Styles for the page of scenarios, in addition to those of a review. */
import { reviewStyles } from '../review/styles.ts';

export const whatIfStyles: string = `${reviewStyles}
main{max-width:1120px} h1{max-width:940px}
.sides th:first-child{width:24%} .sides thead th{font-size:14px;line-height:20px;color:var(--fg);font-weight:600;padding-bottom:8px} .sides tbody th{font-weight:400;color:var(--muted)} .sides td.same{color:var(--muted)} .sides .gl,.time .gl{margin-right:4px}
.told a,.sides a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:2px} .told a:hover,.sides a:hover{text-decoration-thickness:2px}
.told{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:28px 40px} .told h3{margin-bottom:4px} .told .list{margin-top:8px} .told p{text-wrap:pretty}
.time{font-size:13px;line-height:18px;min-width:560px} .time th,.time td{padding:5px 12px 5px 0} .time td,.time thead th+th{text-align:right;white-space:nowrap} .time tbody th{font-weight:400;width:26%;min-width:132px} .time .state th,.time thead th:first-child{position:sticky;left:0;background:var(--bg)} .time tr.name th{font-weight:600;padding-top:14px;border-top:1px solid var(--rule)} .time tr.state th,.time tr.state td{border-top:0} .time tr.state+tr.state th,.time tr.state+tr.state td{padding-top:0} .time tr.base{color:var(--muted)} .time th .free{display:inline;margin-left:8px} .time b{font-weight:650} .time td.over{color:var(--fault);font-weight:650}
.scroll:focus-visible{outline-offset:4px} .note{color:var(--muted);font-size:13px;margin-top:8px} .sign-word{font-weight:600} .list .rule{color:var(--muted);font-size:12px}
@media (max-width:560px){.sides.cards thead{display:none} .sides.cards th{color:var(--fg);font-weight:600}}
@media print{.time tbody th{min-width:0} .time{min-width:0;font-size:8.4pt;line-height:11pt} .time th,.time td{padding:2pt 6pt 2pt 0} .told{grid-template-columns:1fr 1fr;gap:12pt 22pt} .sides thead th{font-size:9.6pt}}
`;
