/** What was seen, drawn and tabled. */
export const evidence = `
.check{border-top:1px solid var(--line);padding:1rem 0 .5rem}
.check h6{display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline}
.check .facts{margin:.5rem 0;grid-template-columns:minmax(8rem,max-content) 1fr}
.finding{border:1px solid var(--bad-plain);border-left-width:4px;border-radius:.4rem;
  padding:.5rem 1rem;margin:.75rem 0}
.finding p{margin:.3rem 0;display:grid;grid-template-columns:6.5rem 1fr;gap:.25rem .75rem;
  align-items:baseline}
.finding .seen{font-weight:560}
.evidence{margin:.75rem 0}
.sides>.label{margin-top:.75rem}
dl.value{margin:.25rem 0;gap:.2rem 1.25rem;grid-template-columns:minmax(5rem,max-content) minmax(0,1fr);font-size:.93rem}
ul.value{margin:0;padding-left:1.1rem}
table.seen{font-size:.9rem}
table.seen th,td>.holds,td>.fails{white-space:nowrap}
table.seen td{min-width:3.5rem}
.dot{color:var(--quiet)}
.kept{border-top:1px solid var(--line);padding-top:1rem;margin-top:.5rem}
.log{padding:.75rem 1rem .75rem 3rem;margin:0;background:var(--panel-ground);color:var(--panel);
  border-radius:.5rem;font-size:.85rem}
.log code{font-size:1em}
.log li::marker{color:var(--quiet)}
.chain{list-style:none;margin:.5rem 0;padding:0}
.chain li{position:relative;padding:0 0 .9rem 2.25rem;line-height:1.45}
.chain li::before{content:"";position:absolute;left:.5rem;top:.35rem;width:.7rem;height:.7rem;
  border:2px solid var(--link);border-radius:50%;background:var(--page-ground)}
.chain li::after{content:"";position:absolute;left:.92rem;top:1.2rem;bottom:-.2rem;
  border-left:2px solid var(--link)}
.chain li:last-child::after{display:none}
.chain .gap{color:var(--quiet);font-size:.9rem}
.chain .gap::before{border-style:dotted}
.chain .gap::after{border-left-style:dotted}
.chain .seq{color:var(--quiet);font-variant-numeric:tabular-nums;margin-right:.5rem}
svg{display:block;max-width:none;font:12px system-ui,-apple-system,"Segoe UI","Open Sans",sans-serif;
  fill:var(--page)}
.axis line{stroke:var(--line)}
.axis text,svg .quiet{fill:var(--quiet)}
.area{fill:var(--one);fill-opacity:.14;stroke:none}
.edge{fill:none;stroke:var(--one);stroke-width:2}
.sample-2 .area{fill:var(--two)}
.sample-2 .edge{stroke:var(--two);stroke-dasharray:5 3}
.band{fill:var(--good-plain);fill-opacity:.13}
.zero{stroke:var(--quiet);stroke-dasharray:2 3}
.interval line{stroke:var(--one);stroke-width:2.5}
.call rect{fill:var(--panel-ground);stroke:var(--quiet)}
.call.record rect{fill:var(--one);stroke:var(--one)}
.call.sync rect{fill:var(--good-plain);stroke:var(--good-plain)}
.call.answer rect{fill:var(--two);stroke:var(--two)}
.call.failed rect{fill:var(--bad-ground);stroke:var(--bad-plain);stroke-dasharray:4 3}
.call text{fill:var(--page-ground);font-size:13px}
.call.failed text{fill:var(--bad)}
.must rect{fill:var(--one);fill-opacity:.07;stroke:var(--one);stroke-dasharray:4 3}
.must text{fill:var(--quiet)}
@media (max-width:40rem){dl.value,.check .facts{grid-template-columns:minmax(0,1fr)}
  .finding p{grid-template-columns:minmax(0,1fr)}}
`;
