import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { identifierType, ownTypes } from "@throughline/model";

const mark = "~";
const ivBytes = 12;
const tagBytes = 16;

/**
 * An identifier whose value may not be read by its reader, and that still names one person: the same value is sealed the
 * same way, and nobody without the secret can open it or make one for a guess. A type that the product itself gives
 * stays, `user:~...`; what else stands before a colon may be a part of the address, and is sealed with it.
 */
export function sealed(secret: Buffer, identifier: string): string {
  const type = identifierType(identifier);
  const at = ownTypes.includes(type) ? type.length + 1 : 0;
  const iv = keyed(secret, "iv", identifier).subarray(0, ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyed(secret, "key", ""), iv);
  const body = Buffer.concat([cipher.update(identifier.slice(at), "utf8"), cipher.final()]);
  const bytes = Buffer.concat([iv, cipher.getAuthTag(), body]);
  return `${identifier.slice(0, at)}${mark}${bytes.toString("base64url")}`;
}

/** The identifier that was sealed; what was never sealed is given back as it is. */
export function opened(secret: Buffer, given: string): string {
  const at = given.indexOf(":") + 1;
  if (given[at] !== mark) return given;
  const bytes = Buffer.from(given.slice(at + 1), "base64url");
  // The last character has bits that stand for nothing: of all ways to write the same bytes, one is the id.
  if (bytes.length <= ivBytes + tagBytes || bytes.toString("base64url") !== given.slice(at + 1)) return given;
  const decipher = createDecipheriv("aes-256-gcm", keyed(secret, "key", ""), bytes.subarray(0, ivBytes));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const value = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return given.slice(0, at) + value.toString("utf8");
  } catch {
    return given;
  }
}

function keyed(secret: Buffer, use: string, text: string): Buffer {
  return createHmac("sha256", secret).update(`${use}\n${text}`).digest();
}
