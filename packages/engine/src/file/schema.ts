import { mergedNamesTable } from "../names/merged-names.ts";
import { urlTable } from "../sessions/urls.ts";

/** Raised whenever the layout of a file changes; a file with another number is rebuilt from the stores. */
export const formatVersion = "5";

/**
 * Plain append tables: no keys, no indexes. Wide tables (events, traits, records) are made as parts, see projections.
 * `v_from`/`v_to`: the data version at which a row became visible and stopped being visible.
 */
export const fixedTables = `
CREATE TABLE meta (name VARCHAR, value VARCHAR);
CREATE TABLE versions (version INTEGER, as_of BIGINT, document_seq BIGINT, business_seq BIGINT, identity_version INTEGER);
CREATE TABLE watermarks (stream VARCHAR, seq BIGINT);
CREATE TABLE parts (name VARCHAR, family VARCHAR, place INTEGER, sorted BOOLEAN);
CREATE SEQUENCE part_place;
CREATE TABLE strings (id INTEGER, folded VARCHAR, display VARCHAR);
CREATE TABLE event_names (id INTEGER, name VARCHAR, folded VARCHAR, kind INTEGER);
CREATE TABLE entities (id INTEGER, kind VARCHAR, key VARCHAR);
CREATE TABLE identifiers (id INTEGER, key VARCHAR, customer INTEGER, v_from INTEGER, v_to INTEGER);
CREATE TABLE identity_changes (a INTEGER, b INTEGER, link BOOLEAN, t BIGINT, source VARCHAR, message VARCHAR, seq BIGINT);
CREATE TABLE event_keys (rid INTEGER, source VARCHAR, key VARCHAR, kind INTEGER, seq BIGINT, day INTEGER);
CREATE TABLE profiles (ident INTEGER, seq BIGINT, created_at BIGINT, traits VARCHAR);
CREATE TABLE record_index (kind VARCHAR, key VARCHAR, seq BIGINT, id INTEGER);
CREATE TABLE membership_rows (kind VARCHAR, key VARCHAR, ident INTEGER, account INTEGER, "primary" BOOLEAN, "from" BIGINT, "to" BIGINT, v_from INTEGER, v_to INTEGER);
${urlTable}
${mergedNamesTable}
`;
