/** What the page is made of: verdict, map, matrix, requirements and scenarios. */
export const parts = `
.verdict{border-radius:.9rem;padding:1.75rem 2rem;margin:1rem 0}
.verdict p{margin:0}
.verdict .word{display:flex;align-items:center;gap:1rem;font-size:2.1rem;font-weight:680;
  line-height:1.2;letter-spacing:-.02em;margin-bottom:.5rem}
.verdict .sign{display:grid;place-items:center;width:2.75rem;height:2.75rem;border-radius:50%;
  border:2px solid currentcolor;font-size:1.4rem;flex:none}
.seal{border:1px solid var(--line);border-radius:.9rem;padding:1rem 2rem;margin:1rem 0 2rem}
.seal p{margin:.25rem 0}
.seal.absent{border:3px double var(--bad-plain)}
.unsigned{font-size:1.4rem;font-weight:700;letter-spacing:.02em;color:var(--bad-plain)}
.outcome{display:inline-block;border-radius:1rem;padding:.05rem .7rem;font-size:.85rem;
  font-weight:600;white-space:nowrap;letter-spacing:0}
.counts{list-style:none;margin:2.5rem 0;padding:0;display:grid;gap:1.5rem;
  grid-template-columns:repeat(auto-fit,minmax(8rem,1fr))}
.counts p{margin:0;line-height:1.35}
.counts .many{font-size:2.2rem;font-weight:660;letter-spacing:-.02em;
  font-variant-numeric:tabular-nums;margin-top:.4rem}
.counts .none .many{color:var(--quiet);font-weight:400}
.attention{list-style:none;margin:0;padding:0}
.attention>li{border-top:1px solid var(--line);padding:.75rem 0}
.attention p{margin:.15rem 0}
.map,.map ul{list-style:none;margin:0;padding:0}
.map>li{display:grid;grid-template-columns:11rem 1fr;gap:.25rem 1rem;padding:.3rem 0;
  align-items:baseline}
.map ul{display:flex;flex-wrap:wrap;gap:.4rem}
.map ul a{display:block;border-radius:.4rem;padding:.1rem .55rem;font-size:.82rem;font-weight:600;
  text-decoration:none;white-space:nowrap;font-variant-numeric:tabular-nums}
.map ul a:hover{text-decoration:underline}
.map>li>a{color:inherit;text-decoration:none}
.map>li>a:hover{text-decoration:underline}
search:not([hidden]){display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;
  background:var(--panel-ground);border-radius:.9rem;padding:1rem 1.25rem;margin:1rem 0 1.5rem}
search>div{flex:1 1 7rem;min-width:0}
search label{display:block;font-size:.85rem;color:var(--quiet)}
search>.wide{flex:3 1 14rem}
search :is(input,select,button){display:block;width:100%;font:inherit;font-size:.95rem;
  color:var(--page);background:var(--page-ground);border:1px solid var(--quiet);
  border-radius:.45rem;padding:.4rem .6rem;min-width:0}
search button{width:auto;cursor:pointer}
search ::placeholder{color:var(--quiet);opacity:1}
search [role=status]{flex:1 0 100%;margin:0;font-size:.9rem;color:var(--quiet)}
.matrix .group th{padding-top:1.75rem;font-size:.78rem;letter-spacing:.06em;
  text-transform:uppercase;color:var(--quiet)}
.matrix .cell{white-space:nowrap;min-width:9rem}
.matrix td:nth-child(2){min-width:15rem}
.requirement{border-top:1px solid var(--line);padding:2rem 0 1rem}
.requirement h4{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
.requirement .id{color:var(--quiet);font-weight:600;text-decoration:none;white-space:nowrap}
.lead{font-size:1.05rem}
.reason{border-left:3px solid currentcolor;padding-left:1rem;margin:1rem 0}
.facts{font-size:.95rem}
.rule{margin:1.5rem 0}
.rule>p{font-weight:560}
.keyword{color:var(--quiet);font-weight:600}
.scenario{border:1px solid var(--line);border-radius:.6rem;margin:.6rem 0;padding:0 1.25rem}
.scenario[open]{padding-bottom:.75rem}
.scenario>summary{display:grid;grid-template-columns:auto 1fr auto auto;gap:.75rem;
  align-items:baseline;cursor:pointer;padding:.65rem 1.25rem;margin:0 -1.25rem;
  list-style:none;border-radius:.6rem}
.scenario>summary::-webkit-details-marker{display:none}
.scenario>summary::before{content:"›";color:var(--quiet);font-weight:600;width:.75rem}
.scenario[open]>summary::before{content:"⌄"}
.scenario>summary:hover{background:var(--panel-ground)}
.scenario:target{outline:2px solid var(--link)}
.steps{list-style:none;padding:0;margin:.75rem 0 1rem}
.steps li{padding:.12rem 0 .12rem 4.25rem;text-indent:-4.25rem}
.steps li>*{text-indent:0}
.steps li .keyword{display:inline-block;min-width:3.75rem;text-indent:0}
.steps table{width:auto;margin:.4rem 0 .75rem}
.steps :is(th,td){padding:.25rem 1.5rem .25rem 0}
@media (max-width:40rem){
  .verdict,.seal{padding:1.25rem}
  .verdict .word{font-size:1.6rem}
  .map>li{grid-template-columns:1fr}
  .scenario>summary{grid-template-columns:auto 1fr auto}
  .scenario>summary>.small{display:none}
  .steps li{padding-left:1rem;text-indent:-1rem}
  .steps li .keyword{min-width:0}
}
`;
