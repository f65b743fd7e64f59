/** Styles for the view *Over time* only. */
export const historyStyles = `.notes{margin:10px 0 0;padding:0 0 0 16px;font-size:12px;line-height:17px} .said{columns:2;column-gap:40px;margin-top:16px} .fact{break-inside:avoid;margin:0 0 12px} .fact p{margin:0 0 2px;font-weight:600} .fact ul{list-style:none;margin:0;padding:0} .fact li{overflow-wrap:anywhere} .fact summary,.facts td summary{cursor:pointer;color:var(--muted)} @media (max-width:700px){.said{columns:1}} @media print{.fact details:not([open]){display:none}}
`;
