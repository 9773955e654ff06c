/** How full a night is, as the end of the class `h-…`: 0 full, 4 hardly anybody, x where all beds are closed. */
export function heatOf({ free, closed }: { free: number; closed: number }, beds: number): string {
  return closed >= beds ? 'x' : String(heat(free, beds));
}

function heat(free: number, beds: number): number {
  if (free === 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil((free / beds) * 4)));
}
