import { palettes, properties } from '../palette';

/** On paper: light, whole, folded out, with pages that break where a reader would. */
export const print = `
@media print{
  :root{${properties(palettes.light)}color-scheme:light}
  @page{size:A4;margin:18mm 16mm}
  html{font-size:9pt}
  body{line-height:1.45;background:none}
  .skip,search{display:none!important}
  header,main,footer{max-width:none;padding-inline:0}
  header{padding-top:0}
  main{display:block}
  nav{position:static;max-height:none;break-inside:avoid}
  nav ol{columns:2}
  nav ol ol{columns:auto}
  h2{break-before:page}
  h2.unseen{break-before:auto}
  h2{margin-top:0}
  h3{margin-top:2rem}
  h2,h3,h4,h5,h6,caption,thead,summary,.group{break-after:avoid}
  tr,.verdict,.seal,.finding,svg,.chain li,.map>li{break-inside:avoid}
  thead{display:table-header-group}
  .scroll{overflow:visible}
  svg{max-width:100%;height:auto}
  .matrix td:nth-child(2){min-width:0}
  details::details-content{content-visibility:visible;display:block;height:auto}
  .scenario>summary::before{content:""!important}
  .outcome,.verdict,.seal,.map ul a{border:1px solid currentcolor}
  a{color:inherit;text-decoration:none}
}
`;
