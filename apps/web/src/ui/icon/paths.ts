/** Own icon set: 16 × 16, drawn with a 1.5 stroke and `currentColor`. `fill` marks the few solid shapes. */
interface IconShape {
  readonly d: string;
  readonly fill?: true;
}

const stroke = (d: string): IconShape => ({ d });
const solid = (d: string): IconShape => ({ d, fill: true });

export const icons = {
  home: stroke("M2.5 7 8 2.5 13.5 7v6.5h-3.7V9.5H6.2v4H2.5z"),
  insights: stroke("M2.5 2.5v11h11M5 10l2.7-3.2 2.2 1.9 3.3-4.5"),
  segments: stroke("M6 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z"),
  people: stroke(
    "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.8 13.5c0-2.5 1.7-4 4.2-4s4.2 1.5 4.2 4M10.5 2.8a2.5 2.5 0 0 1 0 4.6M11.8 9.8c1.6.5 2.5 1.8 2.5 3.7",
  ),
  accounts: stroke("M2.5 13.5v-11h6.5v11M9 6h4.5v7.5M1.5 13.5h13M4.5 5h2.5M4.5 7.5h2.5M4.5 10h2.5M11 8.5h.5M11 11h.5"),
  campaigns: stroke("M14 2 7 9M14 2 9.5 14 7 9 2 6.5z"),
  data: stroke(
    "M8 6c3 0 5-.8 5-1.9S11 2.2 8 2.2 3 3 3 4.1 5 6 8 6zM3 4.1v7.8c0 1.1 2 1.9 5 1.9s5-.8 5-1.9V4.1M3 8c0 1.1 2 1.9 5 1.9S13 9.1 13 8",
  ),
  status: stroke("M1.5 8.5h3L6.5 3l3 10 2-4.5h3"),
  settings: stroke(
    "M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.8 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM5.2 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
  ),
  chevronDown: stroke("m4.5 6.5 3.5 3.5 3.5-3.5"),
  chevronRight: stroke("m6.5 4.5 3.5 3.5-3.5 3.5"),
  chevronUp: stroke("m4.5 9.5 3.5-3.5 3.5 3.5"),
  arrowLeft: stroke("M13 8H3M7 4 3 8l4 4"),
  close: stroke("m4 4 8 8M12 4l-8 8"),
  search: stroke("M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5l3 3"),
  calendar: stroke("M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3"),
  globe: stroke(
    "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c1.7 1.6 2.6 3.7 2.6 6S9.7 12.4 8 14c-1.7-1.6-2.6-3.7-2.6-6S6.3 3.6 8 2z",
  ),
  share: stroke("M8 10V2M5 4.5 8 1.8l3 2.7M4.5 7.5H3v6.5h10V7.5h-1.5"),
  menu: stroke("M2 4h12M2 8h12M2 12h12"),
  plus: stroke("M8 3v10M3 8h10"),
  minus: stroke("M3 8h10"),
  check: stroke("m3 8.5 3.2 3.2L13 4.5"),
  warning: stroke("M8 2.5 14.2 13.5H1.8zM8 6.5v3M8 11.5v.1"),
  info: stroke("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.5M8 5v.1"),
  up: solid("M8 3.5 13.5 12.5h-11z"),
  down: solid("M8 12.5 2.5 3.5h11z"),
  square: solid("M4 4h8v8H4z"),
  dots: solid(
    "M3 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM8 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4zM13 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4z",
  ),
  sun: stroke(
    "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
  ),
  moon: stroke("M13.5 9.3A5.8 5.8 0 0 1 6.7 2.5a5.8 5.8 0 1 0 6.8 6.8z"),
  monitor: stroke("M2 3h12v8H2zM6 13.5h4"),
  copy: stroke("M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"),
  filter: stroke("M2 4h12M4.5 8h7M6.5 12h3"),
  columns: stroke("M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10"),
  sort: stroke("M5 3v10M2.5 10.5 5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5"),
  download: stroke("M8 2v8M5 7.5 8 10.2l3-2.7M2.5 13.5h11"),
  upload: stroke("M8 10V2M5 4.5 8 1.8l3 2.7M2.5 13.5h11"),
  sidebar: stroke("M2.5 3h11v10h-11zM6.5 3v10"),
  refresh: stroke("M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3"),
  file: stroke("M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3"),
  clock: stroke("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.5V8l2.5 1.5"),
  user: stroke("M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 14c0-2.7 2-4.3 5.2-4.3s5.2 1.6 5.2 4.3"),
  cart: stroke("M1.5 2.5h2l1.7 7.5h7l1.5-5.5H4M6 13.3v.1M11.5 13.3v.1"),
  mail: stroke("M2 3.5h12v9H2zM2 4l6 4.8L14 4"),
  phone: stroke(
    "M3 2.5h2.7l1.3 3-1.6 1.2a8 8 0 0 0 3.9 3.9l1.2-1.6 3 1.3V13c0 .6-.4 1-1 1A10.5 10.5 0 0 1 2 3.5c0-.6.4-1 1-1z",
  ),
  ticket: stroke("M2 4h12v2.5a1.5 1.5 0 0 0 0 3V12H2V9.5a1.5 1.5 0 0 0 0-3z"),
  store: stroke("M2.5 6.5v7h11v-7M1.5 6.5l1.5-4h10l1.5 4zM6 13.5V9.5h4v4"),
  target: stroke("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"),
  event: stroke("M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z"),
  product: stroke("M8 1.8 13.5 4.8v6.4L8 14.2 2.5 11.2V4.8zM2.5 4.8 8 7.8l5.5-3M8 7.8v6.4"),
  undo: stroke("M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 4 3 6.5 5.5 9"),
  keyboard: stroke("M1.5 4h13v8.5h-13zM4 6.8v.1M6.7 6.8v.1M9.3 6.8v.1M12 6.8v.1M4.5 9.8h7"),
  external: stroke("M9.5 2.5h4v4M13.5 2.5 8 8M11.5 9.5v4h-9v-9h4"),
  merge: stroke("M4 2.5v3c0 2 4 2.5 4 5v3M12 2.5v3c0 2-4 2.5-4 5"),
} as const satisfies Record<string, IconShape>;

export type IconName = keyof typeof icons;
