/** Type, space and the two columns everything stands in. */
export const ground = `
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;text-size-adjust:none}
body{margin:0;background:var(--page-ground);color:var(--page);
  font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Open Sans",sans-serif}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--page-ground);padding:.5rem;z-index:1}
header,main,footer{max-width:78rem;margin:0 auto;padding:0 2rem}
header{padding-top:4rem;padding-bottom:1rem}
h1{font-size:2.6rem;line-height:1.15;margin:.1rem 0 .5rem;font-weight:680;letter-spacing:-.025em}
h1 .quiet{font-weight:400}
h2{font-size:1.7rem;line-height:1.25;margin:5rem 0 1.25rem;font-weight:660;letter-spacing:-.015em}
h3{font-size:1.2rem;line-height:1.3;margin:3rem 0 1rem;font-weight:640}
h4{font-size:1.1rem;line-height:1.4;margin:0 0 .5rem;font-weight:640}
h5,h6{font-size:1rem;margin:0;font-weight:560}
h6{font-weight:600}
p{margin:.5rem 0;max-width:52rem;text-wrap:pretty}
time{white-space:nowrap}
p,li,dd,h1,h3,h4,h5,h6{overflow-wrap:anywhere}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:.2rem}
code,pre,.log{font:.875em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{background:var(--panel-ground);color:var(--panel);padding:.75rem 1rem;border-radius:.5rem;
  white-space:pre-wrap;margin:.75rem 0}
.quiet{color:var(--quiet)}
.small{font-size:.9rem}
.label{font-size:.78rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;
  color:var(--quiet);margin:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
  white-space:nowrap}
.good{background:var(--good-ground);color:var(--good)}
.bad{background:var(--bad-ground);color:var(--bad)}
.doubt{background:var(--doubt-ground);color:var(--doubt)}
.unseen-yet{background:var(--panel-ground);color:var(--quiet)}
.holds{color:var(--good-plain)}
.fails{color:var(--bad-plain);font-weight:600}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.35rem 1.75rem;margin:1rem 0}
dt{color:var(--quiet)}
dd{margin:0;min-width:0}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li+li{margin-top:.2rem}
figure{margin:1rem 0}
figcaption,caption{text-align:left;color:var(--quiet);font-size:.9rem;padding-bottom:.4rem;
  max-width:52rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.55rem 1rem .55rem 0;
  border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{font-weight:600;color:var(--quiet);font-size:.85rem}
th[scope=row]{font-weight:600;white-space:nowrap}
nav{padding:1.5rem 0;font-size:.92rem}
nav ol{list-style:none;margin:.4rem 0;padding:0}
nav ol ol{padding-left:.9rem;border-left:1px solid var(--line)}
nav a{text-decoration:none;color:inherit;display:block;padding:.14rem 0}
nav a:hover{color:var(--link);text-decoration:underline}
footer{padding-top:4rem;padding-bottom:4rem;color:var(--quiet)}
main>*{min-width:0}
@media (min-width:70rem){
  main:has(nav){display:grid;grid-template-columns:minmax(0,1fr) 14rem;grid-template-rows:auto 1fr;column-gap:4rem}
  nav{position:sticky;top:1rem;align-self:start;max-height:100vh;overflow-y:auto;
    grid-area:1/2/span 2/auto}
}
@media (max-width:70rem){nav ol{columns:14rem}nav ol ol{columns:auto}nav li{break-inside:avoid-column}}
@media (max-width:40rem){
  header,main,footer{padding-inline:1rem}
  header{padding-top:2rem}
  h1{font-size:1.9rem}
  h2{margin-top:3.5rem;font-size:1.4rem}
  dl{grid-template-columns:minmax(0,1fr);gap:0}
  dd{margin-bottom:.6rem}
}
`;
