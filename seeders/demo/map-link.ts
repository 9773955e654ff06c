/** The ellipsoid GRS 80 and the grid of UTM, in metres. */
const RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const SCALE = 0.9996;
const FALSE_EASTING = 500_000;
/** Zone 33, which Kartverket uses for all of the mainland. */
const MERIDIAN = 15;
const PROJECTION = 'EPSG:25833';
const ZOOM = '13';

/** A link to a position (degrees, EUREF89 or WGS 84) on Kartverket's public map. */
export function mapLink(latitude: number, longitude: number): string {
  const { north, east } = utm33(latitude, longitude);
  const [lat, lon] = [north.toFixed(2), east.toFixed(2)];
  const query = new URLSearchParams({
    zoom: ZOOM,
    lat,
    lon,
    markerLat: lat,
    markerLon: lon,
    projection: PROJECTION,
  });
  return `https://www.norgeskart.no/?${query}`;
}

/** Krüger's series for the transverse Mercator projection, to the third order: good to a centimetre in Norway. */
function utm33(latitude: number, longitude: number): { north: number; east: number } {
  const n = FLATTENING / (2 - FLATTENING);
  const meridianRadius = (RADIUS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alphas = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3,
    (61 / 240) * n ** 3,
  ];
  const sine = Math.sin(radians(latitude));
  const eccentricity = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(sine) - eccentricity * Math.atanh(eccentricity * sine));
  const away = radians(longitude - MERIDIAN);
  const xi = Math.atan2(t, Math.cos(away));
  const eta = Math.atanh(Math.sin(away) / Math.hypot(1, t));
  let [north, east] = [xi, eta];
  alphas.forEach((alpha, index) => {
    const order = 2 * (index + 1);
    north += alpha * Math.sin(order * xi) * Math.cosh(order * eta);
    east += alpha * Math.cos(order * xi) * Math.sinh(order * eta);
  });
  const grid = SCALE * meridianRadius;
  return { north: grid * north, east: FALSE_EASTING + grid * east };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
