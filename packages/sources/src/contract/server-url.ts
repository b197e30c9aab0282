/** The address of a server that `npm run engines` gave. A suite that is run without it fails: it is never passed over. */
export function serverUrl(name: "MONGODB_URL" | "MYSQL_URL" | "MARIADB_URL"): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: run this suite with npm run engines`);
  return url;
}
