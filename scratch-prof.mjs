import { register } from 'node:module';
register('./test/support/typescript-hooks.mjs', import.meta.url);
const { startApp } = await import('./bench/databases/bench-app.ts');
const url = process.env.DB ?? 'postgres://postgres@127.0.0.1:5432/ms_bench';
const app = await startApp({ kind: 'postgres', env: { DATABASE_URL: url } });
const calls = [
 ['search_fighters', {query:'the'}], ['search_fighters',{query:'jon jones'}], ['search_fighters',{query:'홍길동'}],
 ['get_fighter',{fighter:'Jon Jones'}], ['get_fighter',{fighter:'Jno Jones'}], ['get_fighter',{fighter:'홍길동'}], ['get_fighter',{fighter:'존 존스', as_of:'2019-01-01'}],
 ['get_fighter_bouts',{fighter:'Victor Rdoriguez'}],['get_fighter_bouts',{fighter:'Jon Jones'}],
 ['get_bout',{fighter_a:'Ortiz',fighter_b:'Tanner'}],['get_bout',{fighter_a:'Jones',fighter_b:'Cormier'}],
 ['search_events',{query:'McGregor vs Diaz'}],['search_events',{query:'UFC',from:'2007-03-03',location:'USA'}],['search_events',{}],
 ['get_event',{event:'UFC Fight Night: Bermuedz vs. The Korean Zombie'}],['get_event',{event:'UFC 300'}],
 ['compare_fighters',{fighter_a:'Liddell',fighter_b:'Ortiz',as_of:'2019-11-02'}],['compare_fighters',{fighter_a:'Jon Jones',fighter_b:'Daniel Cormier'}],
 ['get_leaderboard',{metric:'current_win_streak',scope:'career',from:'2015-01-01',to:'2019-12-31'}],['get_leaderboard',{metric:'fastest_submission',scope:'bout'}],
 ['aggregate_bouts',{group_by:'weight_class'}],['aggregate_bouts',{group_by:'method'}],['aggregate_bouts',{group_by:'city'}],['aggregate_bouts',{}],
];
const sig = new AbortController().signal;
for (const [n,a] of calls) {
  if (process.env.ONLY && !n.includes(process.env.ONLY)) continue;
  const ts=[]; 
  for (let i=0;i<12;i++){ const t=performance.now(); await app.registry.call(n,a,sig); ts.push(performance.now()-t);} ts.sort((x,y)=>x-y);
  const q = await app.queries.during(()=>app.registry.call(n,a,sig));
  console.log(`\n${n} ${JSON.stringify(a)} p50 ${ts[6].toFixed(1)} max ${ts[11].toFixed(1)}`);
  for (const r of q) {
    let plan='';
    try { const rows = await app.dataSource.query('EXPLAIN (ANALYZE, FORMAT JSON) '+r.sql, r.parameters); const p=rows[0]['QUERY PLAN'][0]; plan=`plan ${p['Planning Time'].toFixed(2)} exec ${p['Execution Time'].toFixed(2)}`;} catch(e){plan=String(e.message)}
    console.log('  ', r.milliseconds.toFixed(2).padStart(6), plan, r.sql.replace(/\s+/g,' ').slice(0,110), process.env.V? r.sql: '');
  }
}
await app.close(); process.exit(0);
