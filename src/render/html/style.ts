/** How pages look: light, dark and on paper, wide and narrow. */
export const STYLE = `
:root{--bg:#fff;--fg:#1c2024;--dim:#5b636b;--line:#d5dae0;--box:#f5f7f9;--good:#136c34;--caution:#7d4e00;--bad:#b3202a;--accent:#0b57a4;--ins:#d3f2dc;--del:#fbdcdc}
@media(prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e6e9ec;--dim:#a2abb4;--line:#3a4148;--box:#1d2226;--good:#6fcf8c;--caution:#e3b04b;--bad:#ff8d86;--accent:#7fbcff;--ins:#17402a;--del:#552426}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.4rem;margin:.2rem 0}
h2{font-size:1.1rem;margin:1.6rem 0 .5rem}
h3{display:inline;font-size:1rem;margin:0;font-weight:600;overflow-wrap:anywhere}
a{color:var(--accent)}
code,.v{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere;white-space:pre-wrap}
.dim,i{color:var(--dim);font-style:normal;font-weight:400}
.facts{display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.3rem 0;padding:0;list-style:none}
.digest{user-select:all}
.counts{display:flex;flex-wrap:wrap;gap:.4rem;margin:.8rem 0;padding:0;list-style:none}
.counts span,button{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;background:var(--box);color:var(--fg);font:inherit}
button{cursor:pointer}
button[aria-pressed=true]{border-color:var(--accent);outline:1px solid var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
input{font:inherit;padding:.2rem .5rem;width:20rem;max-width:100%;border:1px solid var(--dim);border-radius:.3rem;background:var(--bg);color:var(--fg)}
.warn{border-left:4px solid var(--caution);background:var(--box);padding:.4rem .8rem;margin:.6rem 0}
.c{border:1px solid var(--line);border-left-width:4px;border-radius:.3rem;margin:.5rem 0;padding:.5rem .8rem;content-visibility:auto;contain-intrinsic-size:auto 3rem}
.c[data-r=high],.b{border-left-color:var(--bad)}
.c[data-r=medium]{border-left-color:var(--caution)}
.c[data-r=low]{border-left-color:var(--good)}
.c p{margin:.2rem 0}
summary{cursor:pointer;overflow-wrap:anywhere}
.high,.blocked{color:var(--bad);font-weight:600}
.medium{color:var(--caution);font-weight:600}
.low{color:var(--good)}
table{border-collapse:collapse;width:100%;margin:.4rem 0;table-layout:fixed}
th,td{border-top:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
th:first-child{width:22%}
ins{background:var(--ins);text-decoration:none}
del{background:var(--del);text-decoration:line-through}
.r{color:var(--dim)}
.s{vertical-align:text-bottom;max-width:100%}
.ok{fill:var(--good)}
.ko{fill:none;stroke:var(--bad);stroke-width:1.5}
.g{font-size:13px}
.g rect{fill:var(--box);stroke:var(--dim)}
.g path{fill:none;stroke:var(--dim)}
.g text{fill:var(--fg)}
.w{overflow-x:auto}
.t{table-layout:auto}
.t th:first-child{width:auto}
.h{margin:.3rem 0;padding-left:1.2rem}
.h li{margin:.3rem 0;overflow-wrap:anywhere}
.m{columns:18rem;margin:.3rem 0;padding-left:1.2rem}
.m li{break-inside:avoid;overflow-wrap:anywhere}
[hidden]{display:none!important}
@media(max-width:40rem){body{padding:.6rem}table:not(.t),table:not(.t) :is(tbody,tr,td,th){display:block;width:100%!important}table:not(.t) tr:first-child{display:none}table:not(.t) td::before{content:"live: ";color:var(--dim)}table:not(.t) td:last-child::before{content:"declared: "}}
@media print{body{max-width:none;font-size:11pt}.c{break-inside:avoid;content-visibility:visible}details::details-content{content-visibility:visible;block-size:auto}nav,button,input{display:none!important}}
`;
