/** What tests need beside this project, and Debian has. */
export type Installable = {
  name: string;
  /**
   * Why it cannot be tested with here, as the end of a sentence that begins with its name: it is
   * missing, or is there and cannot do what is tested. Null where it can.
   */
  lack: () => string | null;
};

export const NOT_INSTALLED = 'is not installed';
