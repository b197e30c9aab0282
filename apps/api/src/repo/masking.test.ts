import { expect, test } from "vitest";
import { maskAddresses, maskObject, maskText } from "./masking.ts";

test("addresses and numbers are masked by name, addresses by their look too, at any depth", () => {
  const given = JSON.parse(
    '{"email":"kim@posteo.de","workPhone":"+49 30 1234567","note":"k@x.example","plan":"Pro","__proto__":{"e-mail":"a@b.example"},"list":["a@b.example",1]}',
  );
  expect(JSON.stringify(maskObject(given))).toBe(
    '{"email":"k•••••@posteo.de","workPhone":"•••••67","note":"k•••••@x.example","plan":"Pro","__proto__":{"e-mail":"a•••••@b.example"},"list":["a•••••@b.example",1]}',
  );
  expect(Object.hasOwn({}, "e-mail")).toBe(false);
});

test("an address is one however its sign is written", () => {
  const given = ["?kim%40x.example", "kim%2540x.example", "kim\\u0040x.example"];
  expect(given.map(maskAddresses)).toEqual(["?•••••%40x.example", "k•••••%2540x.example", "k•••••\\u0040x.example"]);
});

test("a short number shows nothing", () => {
  expect(maskText("1234")).toBe("•••••");
});
