const titles: Readonly<Record<string, string>> = {
  entryPage: "entry page",
  exitPage: "exit page",
  os: "operating system",
  utmSource: "campaign source",
  utmMedium: "campaign medium",
  utmCampaign: "campaign",
  utmTerm: "campaign term",
  utmContent: "campaign content",
  clickId: "click id",
  givenChannel: "channel by the sender",
  startedAt: "start",
  endedAt: "end",
};

/** A field of a session as people read it, in a sentence: "entry page". */
export function fieldTitle(name: string): string {
  return titles[name] ?? name;
}
