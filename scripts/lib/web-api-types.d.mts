export declare const API_TYPES: string;
export declare function renderApiTypes(document: object): Promise<string>;
