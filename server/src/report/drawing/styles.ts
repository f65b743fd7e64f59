/**
 * Style sheets of the pictures. Colours come from tokens only, and there are no style attributes, so that a strict CSP
 * holds.
 */

export const fontFamily = 'var(--vscode-font-family,system-ui,-apple-system,"Segoe UI",Ubuntu,sans-serif)';

/** Styles of all marks, for the page and the exported SVG. */
export const markStyles = `
text{font-size:12px;fill:var(--fg);white-space:pre}
.m{fill:var(--muted)} .b,.h{font-weight:600} .h{font-size:13px} .h1{font-size:20px;font-weight:600}
.bad{fill:var(--fault)} text.bad,tspan.bad{fill:var(--fault)} .stt{fill:var(--st)} .opt{fill:var(--op)} text.inv{fill:var(--bg);font-weight:600} .link{fill:var(--link)}
.num{font-variant-numeric:tabular-nums}
.g-st{stop-color:var(--st)} .g-op{stop-color:var(--op)} .g-bg{stop-color:var(--bg)} .g-clear{stop-opacity:0} .g-light{stop-opacity:.16}
.paper{fill:var(--bg)} .halo{fill:var(--bg)} .hit{fill:transparent;pointer-events:all}
.barop{fill:var(--op-bar)} .barst{fill:var(--st-bar)} .barmix{fill:url(#tt-mix)} .neut{fill:var(--grey)} .pole.opfill{stroke:var(--op);stroke-width:.75} .pole.stfill{stroke:var(--st);stroke-width:.75} .loop{fill:none;stroke-width:2.5} .loop.op{stroke:var(--op)} .loop.st{stroke:var(--st)} .sign.calm{stroke:var(--muted);stroke-width:1.25} .sign.calm.open{stroke-dasharray:1 3} .meantband{fill:var(--grey);opacity:.16} .barnone{fill:none;stroke:var(--grey);stroke-dasharray:1 3} .tick{stroke:var(--fg);stroke-width:1.5} .bracket{fill:none;stroke:var(--fg)}
.sign{fill:none;stroke:var(--fg);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round} .sign.bad{fill:none;stroke:var(--fault);stroke-width:2} .sign.dim{stroke:var(--muted)}
.gleap{fill:none;stroke:var(--st);stroke-width:2} .gleap.plan{stroke-dasharray:3 3} .gleap.late,.runup.late{stroke:var(--fault)}
.stfill{fill:var(--st-tint)} .opfill{fill:var(--op-tint)}
.runup{fill:none;stroke:var(--st);stroke-width:1.5} .runup.fade{stroke:url(#tt-fade)} .runup.plan{stroke-width:1.25;stroke-dasharray:3 3}
.riser,.tread{fill:none;stroke:var(--st);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.riser.plan{stroke-width:2.25;stroke-dasharray:3 3;stroke-linecap:butt} .riser.late{stroke:var(--fault)}
.tread.unsaid,.keptline.unsaid{stroke-dasharray:.1 5;stroke-linecap:round}
.ms{stroke:var(--st);stroke-width:1.5;fill:var(--bg)} .ms.met{fill:var(--st)} .ms.late{stroke:var(--fault);stroke-width:2}
.std{fill:none;stroke:var(--std);stroke-width:1.5} .std.plan{stroke-width:1;stroke-dasharray:1 3} .chock{fill:var(--std)}
.arm{stroke-width:1.5} .arm.st{stroke:var(--st)} .arm.op{stroke:var(--op)} .half.st{fill:var(--st)} .half.op{fill:var(--op)}
.steps{fill:none;stroke:var(--op);stroke-width:2;stroke-linejoin:round} .steps.plan{stroke-width:1.5;stroke-dasharray:3 3} .steps.open{stroke-width:1;stroke-dasharray:1 4}
.dot{stroke:var(--op);stroke-width:1.75;fill:var(--bg)} .dot.done{fill:var(--op)} .dot.planned{stroke-dasharray:2 2;stroke-width:1.25} .dot.late{stroke:var(--fault);stroke-width:2} .bare{fill:var(--bg);stroke:var(--op);stroke-width:1.5;stroke-linejoin:round}
.whisk{stroke:var(--fault);stroke-width:1.5;stroke-dasharray:1 2;fill:none} .whisk.tick{stroke-dasharray:none}
.lead{stroke:var(--grey);stroke-width:1} .lead.bad{stroke:var(--fault);opacity:var(--soft)}
.conn{stroke:var(--op);stroke-width:1;opacity:var(--soft)} .tooth{fill:var(--op)}
.axis{stroke:var(--grey);stroke-width:1;opacity:.55} .today{stroke:var(--fg);stroke-width:1;opacity:.7}
.none{fill:none;stroke:var(--grey);stroke-width:1.25} .none.run{fill:var(--grey)}
.grid{stroke:var(--grey);opacity:.16} .grid.year{opacity:.4} .guide{stroke:var(--grey);stroke-dasharray:1 4;opacity:.55}
.bs{fill:var(--st)} .bo{fill:var(--op)} .bm{fill:url(#tt-mix)}
.rest,.due{stroke-width:1.2} .bs.rest{fill:var(--st-rest);stroke:var(--st)} .bo.rest{fill:var(--op-rest);stroke:var(--op)} .bm.rest,.bm.due{fill:url(#tt-mixlight);stroke:url(#tt-mix)}
.due{stroke-dasharray:3 2} .bs.due{fill:var(--bg);stroke:var(--st)} .bo.due{fill:var(--bg);stroke:var(--op)}
.ms.bar.met{stroke:var(--bg);stroke-width:1}
.over{stroke:var(--fault);stroke-width:1.5;stroke-dasharray:2 2} .over.end{stroke-dasharray:none;stroke-width:2;fill:none}
.keptline{fill:none;stroke:var(--st);stroke-width:2}
.dep{fill:none;stroke:var(--fg);stroke-width:1;opacity:.6} .tip{fill:var(--fg);opacity:.75} .dep.bad{stroke:var(--fault);opacity:1} .tip.bad{fill:var(--fault);opacity:1}
.rail{stroke:var(--grey);stroke-width:1;opacity:.7;fill:none} .run{stroke:var(--fg);stroke-width:2.5} .pt{fill:var(--fg)} .badrun{stroke:var(--fault)} .badpt{fill:var(--fault)}
.zone{fill:none} .frame{stroke:var(--grey);stroke-width:1;opacity:.8} .ex{stroke:var(--grey);stroke-width:1;opacity:.6} .mesh{stroke:var(--grey);opacity:.2}
.cell.co{fill:var(--op)} .cell.cs{fill:var(--st)} .cell.cg{fill:var(--fg)} .cell.cx{fill:url(#tt-mix)} .cell.need{fill:var(--bg);stroke:var(--fg);stroke-width:1.5} .gapx{stroke:var(--fault);stroke-width:2;fill:none}
.cap{fill:none;stroke:var(--fg);stroke-width:1.5;vector-effect:non-scaling-stroke} .caphalo .cap{stroke:var(--bg);stroke-width:4.5}
.spl{fill:none;stroke:var(--grey);stroke-width:1;stroke-dasharray:2 2} .sac{fill:none;stroke-width:1.75;stroke-linejoin:round} .sac.o{stroke:var(--op)} .sac.s{stroke:var(--st)} .sac.x{stroke:var(--fg)} .end.o{fill:var(--op)} .end.s{fill:var(--st)} .end.x{fill:var(--fg)} .red{fill:var(--fault)}
.tri{fill:var(--fault)}
`;

/** Styles of the page around the pictures: heading, tables, focus, motion, print. */
export const pageStyles = `
*{box-sizing:border-box}
body{margin:0;padding:0;background:var(--bg);color:var(--fg);font:400 13px/18px ${fontFamily};font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
main{padding:14px 20px 16px;max-width:1280px}
h1{font-size:20px;line-height:26px;font-weight:600;letter-spacing:-.01em;margin:0;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:13px;line-height:18px;font-weight:600;margin:20px 0 6px}
.sub{margin:2px 0 0;font-size:12px;color:var(--muted);overflow-wrap:anywhere}
.muted{color:var(--muted)} .fault{color:var(--fault)} .op{color:var(--op)} .st{color:var(--st)}
svg{display:block;overflow:visible} .defs{position:absolute}
.head{display:flex;justify-content:space-between;gap:40px;align-items:flex-start} .head>div{min-width:0;flex:1} .head>.seg{flex:none} .head.stack{display:block} .head.stack>svg{margin-top:12px}
.head svg,.view>svg{flex:none}
.view>svg{margin-top:14px} .view+.view{margin-top:32px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a,[role=button].act{color:var(--link);text-decoration:none}
a.plain{color:inherit} a.plain:hover{text-decoration:underline}
button.act{font:inherit;color:var(--link);background:none;border:0;padding:0;cursor:pointer} button.act:hover{text-decoration:underline}
.item{outline:none} [data-id],[data-action]{cursor:pointer}
.item:focus-visible :is(.dot,.ms,.riser,.half,.bs,.bo,.bm){stroke:var(--focus);stroke-width:2.5}
tspan[data-action]:focus-visible,text[data-action]:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible:not(.item){outline:2px solid var(--focus);outline-offset:2px}
.dimmed :is(.item,.ends,.tag,.opfill,.stfill):not(.lit){opacity:.32}
@media (prefers-reduced-motion:no-preference){body:not(.vscode-reduce-motion) :is(.item,.ends,.tag){transition:opacity .12s linear}}
.gl{width:14px;height:12px;flex:none}
.facts{margin-top:14px;font-size:12px;line-height:17px} .facts summary{color:var(--muted);cursor:pointer;width:max-content} .scroll{overflow-x:auto}
.facts table{border-collapse:collapse;margin-top:8px;min-width:100%} .facts th,.facts td{text-align:left;vertical-align:top;font-weight:400;padding:4px 14px 4px 0;border-top:1px solid var(--rule);overflow-wrap:break-word;min-width:56px;max-width:280px} .scroll:focus-visible{outline:2px solid var(--focus)} .facts tbody th{min-width:150px} .facts thead th{border:0;font-weight:600;white-space:nowrap} .facts .n{text-align:right} .facts .when{white-space:nowrap} .facts tbody tr:hover{background:var(--hover)}
.seg{display:flex;gap:14px;font-size:12px;padding-top:5px;white-space:nowrap} .seg button{font:inherit;color:var(--muted);background:none;border:0;border-bottom:1px solid transparent;padding:0 0 2px;cursor:pointer} .seg button[aria-pressed=true]{color:var(--fg);border-color:currentColor}
.align{width:100%;border-collapse:collapse;margin-top:12px;font-size:12px;line-height:17px;table-layout:fixed}
.align th,.align td{text-align:left;vertical-align:top;padding:5px 16px 5px 0;border-top:1px solid var(--rule);font-weight:400;overflow-wrap:anywhere} .align td:last-child,.align thead th:last-child{padding-right:0}
.align thead th{border:0;padding-top:0;font-weight:600} .align thead th span{font-weight:400;color:var(--muted);margin-left:4px} .align .goal{width:27%} .align .load>*{border-top-color:var(--fg);padding-top:7px}
.align b{display:block;font-size:13px;font-weight:600} .align .up td,.align .up th{padding-bottom:2px} .align .up b{font-size:12px;color:var(--muted)} .align .deep{padding-left:14px}
.align .now{font-weight:600;margin-left:4px} .track{display:flex;gap:5px;align-items:center;color:var(--muted);line-height:15px} .track span{white-space:nowrap} .track svg{flex:none} .track span:first-child{min-width:23px;text-align:right} .track span:last-child{overflow:hidden;text-overflow:ellipsis;min-width:0}
.align ul{list-style:none;margin:0;padding:0} .align li{display:flex;gap:6px;align-items:center;min-height:17px} .align li .t{flex:0 1 auto;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap} .align li .w{margin-left:auto;padding-left:8px;color:var(--muted);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;flex:0 2 auto;min-width:0;max-width:55%} .align li .w.fault{color:var(--fault)} .align li .w.fault,.align li .w.kept{flex-shrink:0}
.align tbody tr:not(.load,.up):hover>*{background:var(--hover)} .align .mark{display:flex;gap:6px;align-items:center}
.loads{display:grid;grid-template-columns:calc(50% - 16px) 50%;column-gap:16px} .loads.one{grid-template-columns:1fr} .loads.one li{grid-column:1} .align .loads li{display:grid;grid-template-columns:minmax(0,104px) minmax(0,1fr) max-content;gap:8px} .loads .num{text-align:right;white-space:nowrap;color:var(--muted)} .loads .num.fault{color:var(--fault);display:flex;gap:2px;align-items:center}
.narrow.align,.narrow.align tbody{display:block} .narrow.align thead,.narrow.align .caps{display:grid} .narrow .caps{grid-template-columns:1fr 1fr;column-gap:20px} .narrow .caps th:first-child{display:none} .narrow.align tbody tr{display:grid;grid-template-columns:1fr 1fr;column-gap:20px;border-top:1px solid var(--rule);padding:7px 0} .narrow.align th,.narrow.align td{border:0;padding:0;min-width:0} .narrow.align tbody th{grid-column:1/3;width:auto;padding-bottom:4px} .narrow.align td[colspan]{grid-column:1/3} .narrow .track{display:none} .narrow li .w:not(.fault,.kept){display:none}
.bw{border-collapse:collapse;width:100%;table-layout:fixed;margin-top:10px;font-size:12px;line-height:15px}
.bw th,.bw td{font-weight:400;text-align:right;padding:4px 7px 4px 0;vertical-align:top;position:relative} .bw th[scope=row],.bw .nm{text-align:left} .bw .nm{width:20%} .bw.six .nm{width:26%} .bw.tiny .sp{display:none} .bw .sp{width:104px;padding:0 8px 0 4px;text-align:left} .bw td.sp{vertical-align:middle} .bw .narrowsp{width:96px}
.bw tbody tr:not(.say)>*{border-top:1px solid var(--rule)} .bw thead th{color:var(--muted);line-height:17px;padding-top:0} .bw thead .nm,.bw thead .now{color:var(--fg);font-weight:600}
.bw .group th{font-weight:600;text-align:left;padding:10px 0 2px;border:0;line-height:17px} .bw tbody tr.group:not(.say)>*{border-top:0;border-bottom:1px solid var(--fg)} .bw .group span{color:var(--muted);font-weight:400;margin-left:4px} .bw tbody .group+tr:not(.say)>*{border-top:0}
.bw th[scope=row] b,.bw th[scope=row] i{display:block;font-style:normal;font-weight:400;white-space:nowrap;overflow:hidden;text-overflow:ellipsis} .bw th[scope=row] i,.bw td i{color:var(--muted)}
.bw.six th[scope=row] :is(b,i){white-space:normal;overflow-wrap:anywhere}
.bw td b,.bw td i{display:block;font-style:normal;font-weight:400;min-height:15px;white-space:nowrap} .bw .now{border-left:1px solid var(--grey)}
.bw .miss{background:var(--fault-tint);box-shadow:inset 0 -2px var(--fault)} .bw .miss i{color:var(--fg)} .bw .miss b{color:var(--fault);font-weight:600} .bw .miss svg{display:inline-block;margin-right:3px;vertical-align:1px}
.bw .q::after{content:"";position:absolute;left:0;right:0;bottom:1px;border-bottom:1px solid var(--grey);opacity:.5} .bw .q0::after{left:10px} .bw .q2::after{right:5px} .bw .q.miss::after{display:none}
.bw .say td{text-align:left;padding:0 0 5px;line-height:16px} .bw .say p{margin:0;display:flex;gap:6px;align-items:flex-start;overflow-wrap:anywhere} .bw .say .gl{margin-top:2px} .bw .say span+span{min-width:0;flex:0 1 auto} .bw .say .muted:first-child{flex:none} .bw.six .say p:has(span+span){display:block} .bw.six .say .muted:first-child{margin-right:6px}
@media print{body{print-color-adjust:exact;-webkit-print-color-adjust:exact} main{padding:0;max-width:none} tr,li,.view>svg{break-inside:avoid} .facts:not([open]){display:none} .seg{display:none}}
`;
