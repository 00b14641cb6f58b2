/**
 * Runs the work while no other tab runs work of this name. Pages without HTTPS have no locks: there the service's
 * tolerance of ten seconds must do.
 */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (!('locks' in navigator)) return work();
  return await navigator.locks.request(name, work);
}
