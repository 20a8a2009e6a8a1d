/** FIPS numbers of the states and territories, as SAME codes begin with them. */
const STATES: Readonly<Record<string, string>> = {
  AL: '01',
  AK: '02',
  AZ: '04',
  AR: '05',
  CA: '06',
  CO: '08',
  CT: '09',
  DE: '10',
  DC: '11',
  FL: '12',
  GA: '13',
  HI: '15',
  ID: '16',
  IL: '17',
  IN: '18',
  IA: '19',
  KS: '20',
  KY: '21',
  LA: '22',
  ME: '23',
  MD: '24',
  MA: '25',
  MI: '26',
  MN: '27',
  MS: '28',
  MO: '29',
  MT: '30',
  NE: '31',
  NV: '32',
  NH: '33',
  NJ: '34',
  NM: '35',
  NY: '36',
  NC: '37',
  ND: '38',
  OH: '39',
  OK: '40',
  OR: '41',
  PA: '42',
  RI: '44',
  SC: '45',
  SD: '46',
  TN: '47',
  TX: '48',
  UT: '49',
  VT: '50',
  VA: '51',
  WA: '53',
  WV: '54',
  WI: '55',
  WY: '56',
  AS: '60',
  GU: '66',
  MP: '69',
  PR: '72',
  VI: '78',
};

/** A zone as type and id from an address (`…/zones/forecast/WAZ315`) or from itself (`forecast/WAZ315`), or null. */
export function zoneId(text: string): string | null {
  const [, type, id] = /(?:^|\/)([a-z]+)\/([a-z]{2}[cz]\d{3})\/?$/i.exec(text.trim()) ?? [];
  return type === undefined || id === undefined ? null : `${type.toLowerCase()}/${id.toUpperCase()}`;
}

/**
 * The zone that a Universal Geographic Code names, or null. The code tells counties from zones, not fire zones from forecast
 * zones: `fire` says that the message is about fire weather.
 */
export function zoneOfUgc(ugc: string, fire: boolean): string | null {
  const [, kind] = /^[A-Z]{2}([CZ])\d{3}$/.exec(ugc) ?? [];
  if (kind === undefined) return null;
  return `${kind === 'C' ? 'county' : fire ? 'fire' : 'forecast'}/${ugc}`;
}

/** The SAME code of a county zone (`county/WAC033` is 053033), or null for any other zone. */
export function sameOfCounty(zone: string): string | null {
  const [, state = '', number] = /^county\/([A-Z]{2})C(\d{3})$/.exec(zone) ?? [];
  const fips = STATES[state];
  return fips === undefined || number === undefined ? null : `0${fips}${number}`;
}

/**
 * Whether a SAME code of an alert takes in a county's code. The first digit is a part of the county, which we cannot place,
 * so the whole county counts; 000 for the county is the whole state, 00000 the whole country.
 */
export function sameTakesIn(code: string, county: string): boolean {
  const [alert, place] = [code.slice(-5), county.slice(-5)];
  return alert === place || alert === '00000' || (alert.endsWith('000') && alert.slice(0, 2) === place.slice(0, 2));
}
