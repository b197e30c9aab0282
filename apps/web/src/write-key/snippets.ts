export interface Snippet {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** What a sender needs to send its first event: by browser, by Node, and by hand. Segment's own libraries, pointed here. */
export function snippets(collectorUrl: string, writeKey: string): readonly Snippet[] {
  const url = collectorUrl.replace(/\/$/, "");
  return [
    {
      id: "browser",
      name: "Browser",
      code: `<script src="${url}/analytics.js"></script>
<script>
  const analytics = AnalyticsNext.AnalyticsBrowser.load({
    writeKey: "${writeKey}",
    cdnURL: "${url}",
  });
  analytics.track("First event");
</script>`,
    },
    {
      id: "package",
      name: "Browser package",
      code: `import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = AnalyticsBrowser.load({
  writeKey: "${writeKey}",
  cdnURL: "${url}",
});
analytics.track("First event");`,
    },
    {
      id: "node",
      name: "Node",
      code: `import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "${writeKey}", host: "${url}" });
analytics.track({ userId: "user-1", event: "First event" });`,
    },
    {
      id: "curl",
      name: "By hand",
      code: `curl ${url}/v1/track -u ${writeKey}: -H 'content-type: application/json' \\
  -d '{"userId":"user-1","event":"First event","messageId":"first-1"}'`,
    },
  ];
}
