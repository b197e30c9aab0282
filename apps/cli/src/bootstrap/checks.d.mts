/** See `checks.mjs`. Each answers a sentence that says what is wrong and what to do, or null. */
export declare function wrongNode(version?: string): string | null;
export declare function wrongPlatform(platform?: string, arch?: string): string | null;
export declare function noSpace(directory: string, needed?: number): string | null;
export declare function wrongNpm(): string | null;
export declare function portTaken(host: string, port: number, setting?: string): Promise<string | null>;
