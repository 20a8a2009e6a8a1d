import type { Language } from '#story/story.ts';

/** Every string of the reader's pages, in both languages. `{name}` stands for a value that `fill` puts in. */
export const WORDS = {
  // furniture
  skipToContent: { en: 'Skip to the story', es: 'Ir al contenido' },
  sections: { en: 'Sections', es: 'Secciones' },
  home: { en: 'Home', es: 'Portada' },
  weather: { en: 'Weather', es: 'El tiempo' },
  corrections: { en: 'Corrections', es: 'Correcciones' },
  contact: { en: 'Contact', es: 'Contacto' },
  otherLanguage: { en: 'Español', es: 'English' },
  sample: { en: 'Sample', es: 'Muestra' },
  sampleStation: {
    en: 'Sample station: people, places and events are made up.',
    es: 'Estación de muestra: las personas, los lugares y los hechos son inventados.',
  },
  preview: { en: 'Preview: readers cannot see this page.', es: 'Vista previa: los lectores no ven esta página.' },
  // story
  by: { en: 'By', es: 'Por' },
  and: { en: 'and', es: 'y' },
  posted: { en: 'Posted', es: 'Publicado' },
  updated: { en: 'Updated', es: 'Actualizado' },
  correction: { en: 'Correction', es: 'Corrección' },
  topics: { en: 'Topics', es: 'Temas' },
  fromSource: { en: 'This story comes from {source}.', es: 'Esta noticia es de {source}.' },
  readOriginal: { en: 'Read the original', es: 'Leer el original' },
  reportedBy: { en: 'Reported by {station}.', es: 'Información de {station}.' },
  copyright: { en: '© {holder}.', es: '© {holder}.' },
  weatherAndMore: { en: 'Weather and more news', es: 'El tiempo y más noticias' },
  moreNews: { en: 'More news', es: 'Más noticias' },
  wireFrom: { en: 'From {source}', es: 'De {source}' },
  // share
  share: { en: 'Share', es: 'Compartir' },
  shareThis: { en: 'Share this story', es: 'Compartir esta noticia' },
  copyLink: { en: 'Copy link', es: 'Copiar enlace' },
  linkCopied: { en: 'Link copied', es: 'Enlace copiado' },
  email: { en: 'E-mail', es: 'Correo' },
  print: { en: 'Print', es: 'Imprimir' },
  // fronts
  latest: { en: 'Latest', es: 'Lo último' },
  olderStories: { en: 'Older stories', es: 'Noticias anteriores' },
  olderCorrections: { en: 'Older corrections', es: 'Correcciones anteriores' },
  backToFront: { en: 'Newest stories', es: 'Noticias más recientes' },
  olderIn: { en: '{section}: older stories', es: '{section}: noticias anteriores' },
  nothingYet: { en: 'Nothing has been published here yet.', es: 'Aún no se ha publicado nada aquí.' },
  storiesBy: { en: 'Stories by {name}', es: 'Noticias de {name}' },
  storiesOn: { en: 'Stories on {topic}', es: 'Noticias sobre {topic}' },
  author: { en: 'Author', es: 'Autor' },
  topic: { en: 'Topic', es: 'Tema' },
  correctionsDeck: {
    en: 'What we got wrong, and when we put it right. Newest first.',
    es: 'En qué nos equivocamos y cuándo lo corregimos. Lo más reciente primero.',
  },
  noCorrections: { en: 'There are no corrections.', es: 'No hay correcciones.' },
  tellUs: { en: 'Seen a mistake? Write to {email}.', es: '¿Ha visto un error? Escriba a {email}.' },
  // weather
  weatherIn: { en: 'Weather in {place}', es: 'El tiempo en {place}' },
  dailyForecast: { en: 'Daily forecast', es: 'Pronóstico diario' },
  hourlyForecast: { en: 'Hourly forecast', es: 'Pronóstico por horas' },
  viewHourly: { en: 'View hourly forecast', es: 'Ver el pronóstico por horas' },
  viewDaily: { en: 'View daily forecast', es: 'Ver el pronóstico diario' },
  hourByHour: { en: '{place}, hour by hour', es: '{place}, hora por hora' },
  nextHours: { en: 'Next {hours} hours', es: 'Próximas {hours} horas' },
  allHours: { en: 'All hours', es: 'Todas las horas' },
  otherPlaces: { en: 'Other places', es: 'Otros lugares' },
  day: { en: 'Day', es: 'Día' },
  hour: { en: 'Hour', es: 'Hora' },
  conditions: { en: 'Conditions', es: 'Condiciones' },
  hiLo: { en: 'HI / LO', es: 'MÁX / MÍN' },
  precip: { en: 'Precip', es: 'Precip.' },
  sunUpAllDay: { en: 'Up all day', es: 'Sol todo el día' },
  sunDownAllDay: { en: 'Down all day', es: 'Sin sol' },
  sunrise: { en: 'Sunrise', es: 'Amanecer' },
  sunset: { en: 'Sunset', es: 'Atardecer' },
  now: { en: 'Now', es: 'Ahora' },
  temperature: { en: 'Temperature', es: 'Temperatura' },
  temperatureShort: { en: 'Temp', es: 'Temp.' },
  feelsLike: { en: 'Feels like', es: 'Sensación' },
  humidity: { en: 'Humidity', es: 'Humedad' },
  wind: { en: 'Wind', es: 'Viento' },
  windIn: { en: 'Wind, {unit}', es: 'Viento, {unit}' },
  gusts: { en: 'gusts {speed}', es: 'ráfagas {speed}' },
  calm: { en: 'Calm', es: 'En calma' },
  chanceOfPrecip: { en: 'Chance of precipitation', es: 'Probabilidad de precipitación' },
  night: { en: 'Night', es: 'Noche' },
  none: { en: 'none', es: 'ninguna' },
  missing: { en: 'Not given', es: 'Sin dato' },
  missingHigh: { en: 'High not given', es: 'Máxima sin dato' },
  missingLow: { en: 'Low not given', es: 'Mínima sin dato' },
  measuredAt: { en: 'Measured at {station}, {time}', es: 'Medido en {station}, {time}' },
  estimatedBy: { en: 'Estimated by {station}, {time}', es: 'Estimado por {station}, {time}' },
  issued: { en: 'issued {time}', es: 'emitido el {time}' },
  fetched: { en: 'received {time}', es: 'recibido el {time}' },
  recorded: { en: 'Recorded sample', es: 'Muestra grabada' },
  oldForecast: { en: 'Old forecast', es: 'Pronóstico atrasado' },
  oldMeasure: { en: 'Old measurement', es: 'Medición atrasada' },
  oldNote: { en: 'No newer forecast could be had.', es: 'No se obtuvo un pronóstico más reciente.' },
  unavailable: { en: 'The forecast is not available now.', es: 'El pronóstico no está disponible ahora.' },
  lastHad: { en: 'The last one was issued {time}.', es: 'El último se emitió el {time}.' },
  askSource: { en: 'Ask {source}', es: 'Consultar {source}' },
  chartSummary: {
    en: '{place}, {from} to {to}. Temperature from {low} to {high}. Highest chance of precipitation {chance}.',
    es: '{place}, de {from} a {to}. Temperatura de {low} a {high}. Mayor probabilidad de precipitación: {chance}.',
  },
  // problems
  notFoundTitle: { en: 'There is no page at this address', es: 'No hay ninguna página en esta dirección' },
  notFoundText: {
    en: 'The address may be mistyped or cut short. The sections and the latest stories are below.',
    es: 'La dirección puede estar mal escrita o incompleta. Abajo están las secciones y lo último.',
  },
  goneTitle: { en: 'This story was withdrawn', es: 'Esta noticia fue retirada' },
  goneText: {
    en: 'It was published here and has been taken down. Corrections are listed on their own page.',
    es: 'Se publicó aquí y ha sido retirada. Las correcciones tienen su propia página.',
  },
  brokenTitle: { en: 'Something broke on our side', es: 'Algo falló de nuestro lado' },
  brokenText: {
    en: 'The page could not be made. It was noted here; try again in a minute.',
    es: 'No se pudo preparar la página. Quedó anotado; inténtelo de nuevo en un minuto.',
  },
  busyTitle: { en: 'We cannot show this page right now', es: 'No podemos mostrar esta página ahora' },
  busyText: {
    en: 'The site is up, but this page could not be read from the store. Try again in a minute.',
    es: 'El sitio funciona, pero no se pudo leer esta página. Inténtelo de nuevo en un minuto.',
  },
  tryAgain: { en: 'Try again', es: 'Intentar de nuevo' },
  requestNumber: { en: 'Request {id}', es: 'Solicitud {id}' },
  // pattern page
  patterns: { en: 'Pattern page', es: 'Página de patrones' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** A key of `WORDS`. */
export type Word = keyof typeof WORDS;

/** The word of `key` in `language`, with the values put in place of their `{name}`. */
export function word(language: Language, key: Word, values?: Readonly<Record<string, string | number>>): string {
  const text: string = WORDS[key][language];
  return values === undefined ? text : fill(text, values);
}

/** `text` with every `{name}` replaced by `values.name`; a name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
