/** Values of `utm_medium` by which senders mark what they paid for. */
export const paidMediums = ["cpc", "ppc", "cpv", "cpa", "cpp", "paid", "retargeting", "remarketing"];

/** Values of `utm_source` that name a search engine. */
export const searchSources = [
  "google",
  "bing",
  "yahoo",
  "duckduckgo",
  "baidu",
  "yandex",
  "ecosia",
  "ask",
  "aol",
  "naver",
  "seznam",
  "qwant",
  "startpage",
  "sogou",
];

/** Hosts of search engines, without `www.`; those of Google and Yahoo! in every country are matched by their beginning. */
export const searchHosts = [
  "bing.com",
  "duckduckgo.com",
  "baidu.com",
  "m.baidu.com",
  "yandex.ru",
  "yandex.com",
  "ya.ru",
  "ecosia.org",
  "ask.com",
  "search.aol.com",
  "search.naver.com",
  "search.seznam.cz",
  "qwant.com",
  "startpage.com",
  "sogou.com",
  "search.brave.com",
  "kagi.com",
];

/** Values of `utm_source` that name a social network. */
export const socialSources = [
  "facebook",
  "fb",
  "instagram",
  "ig",
  "twitter",
  "x",
  "linkedin",
  "pinterest",
  "reddit",
  "tiktok",
  "youtube",
  "snapchat",
  "threads",
  "bluesky",
  "mastodon",
  "quora",
  "vk",
  "whatsapp",
  "telegram",
];

/** Hosts of social networks, without `www.`. */
export const socialHosts = [
  "facebook.com",
  "m.facebook.com",
  "l.facebook.com",
  "lm.facebook.com",
  "instagram.com",
  "l.instagram.com",
  "twitter.com",
  "t.co",
  "x.com",
  "linkedin.com",
  "lnkd.in",
  "pinterest.com",
  "reddit.com",
  "out.reddit.com",
  "tiktok.com",
  "youtube.com",
  "m.youtube.com",
  "snapchat.com",
  "threads.net",
  "bsky.app",
  "quora.com",
  "vk.com",
  "away.vk.com",
  "groups.google.com",
  "news.ycombinator.com",
  "whatsapp.com",
  "t.me",
];

/** Hosts where people read mail. */
export const mailHosts = [
  "mail.google.com",
  "outlook.live.com",
  "outlook.office.com",
  "outlook.office365.com",
  "mail.yahoo.com",
  "mail.proton.me",
];
