// No page needs the framework in the browser: what script adds is a small island of its own.
// Typed words can then never be wiped by hydration, and no runtime reaches an old phone.
export const csr = false;
