/** `true` where two types are one and the same: optional fields, `null`s and all. */
export type SameType<A, B> =
  (<Probe>() => Probe extends A ? 1 : 2) extends <Probe>() => Probe extends B ? 1 : 2 ? true : false;

/** Does not compile for anything but `true`. */
export type Holds<_Claim extends true> = true;
