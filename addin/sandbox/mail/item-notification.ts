/** A line that the add-in shows above a mail. */
export interface ItemNotification {
  key: string;
  type: string;
  message: string;
}
