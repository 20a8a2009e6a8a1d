import type { Instant } from '#platform/clock.ts';

/** A corner of a shape: longitude, then latitude, in degrees WGS 84 (GeoJSON's order; CAP's XML has them the other way). */
export type Position = readonly [longitude: number, latitude: number];

/** A polygon: its outer ring, then its holes. Rings may be open or cross themselves: senders do that. */
export type Polygon = readonly (readonly Position[])[];

/** A circle of CAP. A radius of 0 names a point. */
export type Circle = { readonly longitude: number; readonly latitude: number; readonly radiusKm: number };

/** What an area looks like on the map: several polygons are a GeoJSON MultiPolygon. */
export type AlertShape = { readonly polygons: readonly Polygon[]; readonly circles: readonly Circle[] };

/**
 * Where an alert holds (CAP `area`). With a shape the shape decides; without one the zones; without zones the SAME codes.
 * NWS JSON has one area an alert, CAP XML several.
 */
export type AlertArea = {
  /** The sender's words (CAP `areaDesc`). */
  readonly description: string;
  readonly shape: AlertShape | null;
  /** Zones as type and id, `forecast/WAZ315`: the same id under another type is another zone. */
  readonly zones: readonly string[];
  /** Universal Geographic Codes as sent: `WAZ315`, `WAC033`. */
  readonly ugc: readonly string[];
  /** SAME codes of counties, six digits: `053033`. */
  readonly same: readonly string[];
};

/** A VTEC string, parsed: what the National Weather Service does to which event. */
export type Vtec = {
  /** O operational, T test, E experimental, X experimental in an operational product. */
  readonly fixedId: string;
  /** NEW, CON, EXT, EXA, EXB, UPG, CAN, EXP, COR or ROU. */
  readonly action: string;
  readonly office: string;
  readonly phenomenon: string;
  readonly significance: string;
  readonly number: string;
  /** Null where the string has zeros: it had begun before. */
  readonly begins: Instant | null;
  /** Null where the string has zeros: until further notice. */
  readonly ends: Instant | null;
};

/** An earlier message that an alert updates or cancels (CAP `references`); what was not said is null. */
export type AlertReference = { readonly identifier: string; readonly sender: string | null; readonly sent: Instant | null };

/** A message of a warning service, in the words of CAP 1.2. Words of CAP that were not sent are null. */
export type Alert = {
  /** CAP `identifier`. */
  readonly id: string;
  readonly sender: string | null;
  readonly senderName: string | null;
  readonly sent: Instant | null;
  readonly status: string | null;
  readonly msgType: string | null;
  readonly scope: string | null;
  readonly references: readonly AlertReference[];
  readonly event: string;
  readonly urgency: string | null;
  readonly severity: string | null;
  readonly certainty: string | null;
  /** CAP `responseType`: Shelter, Avoid, AllClear … */
  readonly responses: readonly string[];
  readonly effective: Instant | null;
  readonly onset: Instant | null;
  /** When the message ends; the event itself may go on. */
  readonly expires: Instant | null;
  /** When the event ends: NWS `ends`, elsewhere the parameter `eventEndingTime`. */
  readonly ends: Instant | null;
  readonly headline: string | null;
  /** The forecaster's own headline (NWS parameter `NWSheadline`). */
  readonly nwsHeadline: string | null;
  readonly description: string | null;
  readonly instruction: string | null;
  /** Descriptions of all areas. */
  readonly areaDesc: string;
  readonly areas: readonly AlertArea[];
  readonly vtec: readonly Vtec[];
  /** Level of the European services: `2; yellow; Moderate`. */
  readonly awarenessLevel: string | null;
  /** BCP 47; en-US where the message is silent, as CAP says. */
  readonly language: string;
  /** The message that took this one's place, and when (NWS history). */
  readonly replacedBy: string | null;
  readonly replacedAt: Instant | null;
};

/** A message that could not be read, or not wholly: where it stood, and what was wrong. */
export type RefusedAlert = { readonly id: string; readonly reason: string };

/** An answer of a warning service, read: one bad message does not cost the others. */
export type AlertList = {
  readonly alerts: readonly Alert[];
  readonly refused: readonly RefusedAlert[];
  readonly updated: Instant | null;
  /** Whether it is the list of what is in force: all of it is known, whatever our clock says. A history is not. */
  readonly current: boolean;
};

/** A place as alerts see it: a point, its zones as type and id, and the SAME codes of its county. */
export type AlertPlace = { readonly latitude: number; readonly longitude: number; readonly zones: readonly string[]; readonly same: readonly string[] };
