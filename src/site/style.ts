import { palettes, properties } from './palette';

/** All the style of the report: no font, image or sheet comes from elsewhere. */
export const style = `
:root{color-scheme:light dark;${properties(palettes.light)}}
@media (prefers-color-scheme:dark){:root{${properties(palettes.dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--page-ground);color:var(--page);
  font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--page-ground);padding:.5rem}
header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:3rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.4rem;margin:3.5rem 0 1rem;padding-top:1.5rem;border-top:1px solid var(--line)}
main>section:first-child>h2{margin-top:1.5rem}
h3{font-size:1.15rem;margin:2.5rem 0 .5rem}
h4{font-size:1rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0;max-width:44rem}
p,li,h3,h4{overflow-wrap:anywhere}
td{overflow-wrap:break-word}
a{color:var(--link)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre{font:.875em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{background:var(--panel-ground);color:var(--panel);padding:.75rem 1rem;border-radius:.4rem;
  white-space:pre-wrap;margin:.5rem 0}
.quiet{color:var(--quiet)}
.small{font-size:.9rem}
.verdict{border-radius:.6rem;padding:1.25rem 1.5rem;margin:1.5rem 0 1rem}
.verdict strong{display:block;font-size:1.5rem;line-height:1.3}
.verdict p{margin:.25rem 0 0}
.good{background:var(--good-ground);color:var(--good)}
.bad{background:var(--bad-ground);color:var(--bad)}
.doubt{background:var(--doubt-ground);color:var(--doubt)}
.unsigned{font-size:1.4rem;font-weight:700;letter-spacing:.02em;border:3px solid currentcolor;
  border-radius:.6rem;padding:1rem 1.5rem}
.unsigned p{font-size:1rem;font-weight:400;letter-spacing:0}
.outcome{display:inline-block;border-radius:1rem;padding:.05rem .65rem;font-size:.85rem;
  font-weight:600;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.5rem;margin:1rem 0}
dt{color:var(--quiet)}
dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem;margin:1rem 0}
table.narrow{width:auto}
table.narrow :is(th,td){padding-right:2rem}
.steps table{width:auto;margin:.5rem 0 .75rem 3.75rem}
.steps :is(th,td){padding:.3rem 1.5rem .3rem 0}
caption{text-align:left;color:var(--quiet);padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;
  border-bottom:1px solid var(--line)}
th[scope=row]{font-weight:600;white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
nav ol{columns:14rem;padding-left:1.25rem;margin:.5rem 0}
.scenario{border-left:3px solid var(--line);padding-left:1.25rem;margin:1.5rem 0}
.steps{list-style:none;padding:0;margin:.5rem 0}
.steps li{padding:.1rem 0}
.steps .keyword{color:var(--quiet);display:inline-block;min-width:3.5rem}
.check{margin:1rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem}
.check p{margin:.25rem 0}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link)}
footer{padding:3rem 1.5rem;color:var(--quiet)}
@media (max-width:40rem){table.narrow :is(th,td){padding-right:.5rem}dl{grid-template-columns:1fr}dt{margin-top:.5rem}}
@media print{
  :root{${properties(palettes.light)}color-scheme:light}
  body{font-size:10pt;background:none}
  nav,.skip{display:none}
  header,main,footer{max-width:none;padding-inline:0}
  h2{break-before:page}
  h2,h3,h4,caption,thead,.check>p:first-child{break-after:avoid}
  tr,.check,.verdict{break-inside:avoid}
  thead{display:table-header-group}
  .scroll{overflow:visible}
  details::details-content{content-visibility:visible;display:block;height:auto}
  .outcome,.verdict,.unsigned{border:1px solid currentcolor}
  a{color:inherit;text-decoration:none}
}
`;
