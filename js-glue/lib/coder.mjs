// Audio worklets have neither an encoder of text nor a decoder.
export const $encoder = globalThis.TextEncoder && new TextEncoder();
