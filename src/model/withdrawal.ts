/** The codes of the notices that the hook was told of a deprecation, and of its withdrawal. */
export const ANNOUNCED = "deprecation-announced";
export const WITHDRAWN = "deprecation-withdrawn";
