import type { Instant } from '#platform/clock.ts';
import { elementsOf, parseXml, textOf, type XmlElement } from '#platform/xml.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { Alert, AlertList, AlertReference, RefusedAlert } from '../alert.ts';
import { instantOf } from '../providers/nws/loose.ts';
import { areaOfCap, childrenOf, childText, pairedValues } from './cap-area.ts';
import { chosenLanguage } from './language.ts';
import { parseVtec } from './vtec.ts';

/** A time of CAP. One without its offset, which the standard forbids, is read as UTC: an alert is not lost over it. */
function timeIn(element: XmlElement, local: string): Instant | null {
  const text = childText(element, local);
  return instantOf(text) ?? (text === null ? null : instantOf(`${text.replace(' ', 'T')}Z`));
}

/** `sender,identifier,sent`, set apart by spaces. A sender may have commas of its own: the last two are the separators. */
function referencesOf(text: string | null): readonly AlertReference[] {
  return (text ?? '').split(/\s+/).flatMap((one) => {
    const parts = one.split(',');
    const [identifier, sent] = [parts.at(-2), parts.at(-1)];
    if (parts.length < 3 || identifier === undefined || identifier === '') return [];
    return [{ identifier, sender: parts.slice(0, -2).join(','), sent: instantOf(sent) }];
  });
}

type Head = Pick<Alert, 'id' | 'sender' | 'sent' | 'status' | 'msgType' | 'scope' | 'references'>;

/** Infos that say the same of different areas are one alert; infos of the same language that differ are alerts of their own. */
function groupsOf(infos: readonly XmlElement[]): readonly (readonly XmlElement[])[] {
  const groups = new Map<string, XmlElement[]>();
  for (const info of infos) {
    const key = JSON.stringify(['event', 'urgency', 'severity', 'certainty', 'onset', 'expires'].map((word) => childText(info, word)));
    groups.set(key, [...(groups.get(key) ?? []), info]);
  }
  return [...groups.values()];
}

function alertOf(head: Head, infos: readonly XmlElement[], language: string): Alert | null {
  const [info] = infos;
  const event = info === undefined ? null : childText(info, 'event');
  if (info === undefined || event === null) return null;
  const parameters = (name: string): readonly string[] => pairedValues(info, 'parameter', name);
  const vtec = parameters('VTEC').flatMap(parseVtec);
  const fire = vtec.some(({ phenomenon }) => phenomenon === 'FW') || /^(red flag|fire weather)/i.test(event);
  const areas = infos.flatMap((one) => childrenOf(one, 'area')).map((area) => areaOfCap(area, fire));
  return {
    ...head,
    event,
    vtec,
    areas,
    language,
    senderName: childText(info, 'senderName'),
    urgency: childText(info, 'urgency'),
    severity: childText(info, 'severity'),
    certainty: childText(info, 'certainty'),
    responses: childrenOf(info, 'responseType').map((response) => textOf(response).trim()),
    effective: timeIn(info, 'effective'),
    onset: timeIn(info, 'onset'),
    expires: timeIn(info, 'expires'),
    ends: instantOf(parameters('eventEndingTime')[0]),
    headline: childText(info, 'headline'),
    nwsHeadline: parameters('NWSheadline').join(' ') || null,
    description: childText(info, 'description'),
    instruction: childText(info, 'instruction'),
    areaDesc: areas
      .map((area) => area.description)
      .filter((words) => words !== '')
      .join('; '),
    awarenessLevel: parameters('awareness_level')[0] ?? null,
    replacedBy: null,
    replacedAt: null,
  };
}

type ReadMessage = { readonly alerts: readonly Alert[]; readonly refused: readonly RefusedAlert[] };

/** One `alert` element: the infos of the chosen language, and what could not be taken of it. */
function messageOf(element: XmlElement, wanted: string, at: number): ReadMessage {
  const id = childText(element, 'identifier');
  if (id === null) return { alerts: [], refused: [{ id: `message ${at + 1}`, reason: 'it has no identifier' }] };
  const head: Head = {
    id,
    sender: childText(element, 'sender'),
    sent: timeIn(element, 'sent'),
    status: childText(element, 'status'),
    msgType: childText(element, 'msgType'),
    scope: childText(element, 'scope'),
    references: referencesOf(childText(element, 'references')),
  };
  const infos = childrenOf(element, 'info');
  const spoken = (info: XmlElement): string => childText(info, 'language') ?? 'en-US';
  const language = chosenLanguage(infos.map(spoken), wanted);
  if (language === null) return { alerts: [], refused: [{ id, reason: 'it has no info: nothing to tell' }] };
  const read = groupsOf(infos.filter((info) => spoken(info) === language)).map((group) => alertOf(head, group, language));
  const alerts = read.filter((alert) => alert !== null);
  return { alerts, refused: alerts.length < read.length ? [{ id, reason: 'an info of it names no event' }] : [] };
}

/** All `alert` elements of CAP in a document: itself, or those within the entries of a feed. */
function messagesIn(element: XmlElement, depth = 0): readonly XmlElement[] {
  if (element.local === 'alert' && (element.uri === '' || /\bcap\b/i.test(element.uri))) return [element];
  return depth > 6 ? [] : elementsOf(element).flatMap((child) => messagesIn(child, depth + 1));
}

/**
 * Reads CAP 1.0 to 1.2 in XML, one message or a feed that carries whole messages, in the language nearest to `language`
 * (BCP 47). Nothing outside the text is ever fetched. Refuses `weather/bad-answer`: damaged XML, or no CAP message in it.
 */
export function decodeCap(text: string, language = 'en-US'): Result<AlertList> {
  const xml = parseXml(text.replace(/^[\uFEFF\s]+/, ''));
  if (!xml.ok) return refuse('weather/bad-answer', xml.problem.detail);
  const messages = messagesIn(xml.value);
  if (messages.length === 0 && xml.value.local !== 'feed' && xml.value.local !== 'rss')
    return refuse('weather/bad-answer', `This XML is <${xml.value.name}>, not a CAP alert.`);
  if (messages.length === 0 && elementsOf(xml.value).some((child) => child.local === 'entry' || child.local === 'channel')) {
    return refuse('weather/bad-answer', 'This feed only links to its alerts: give it one of the messages that it links to.');
  }
  const read = messages.map((message, at) => messageOf(message, language, at));
  return ok({ alerts: read.flatMap((one) => one.alerts), refused: read.flatMap((one) => one.refused), updated: null, current: false });
}
