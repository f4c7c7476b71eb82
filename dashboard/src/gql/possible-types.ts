
      export type PossibleTypesResultData = {
  "possibleTypes": {
    "Activity": [
      "Call",
      "Comment",
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated",
      "Email",
      "FileUploaded",
      "Meeting",
      "Message",
      "Note",
      "Reminder",
      "SegmentAdded",
      "SegmentRemoved",
      "Task",
      "Todo",
      "VideoCall"
    ],
    "Actor": [
      "Assistant",
      "User"
    ],
    "ContactEvent": [
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated"
    ],
    "ContactEventData": [
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated"
    ],
    "CrmRecord": [
      "Company",
      "Contact",
      "TableRecord"
    ],
    "FileEvent": [
      "FileUploaded"
    ],
    "Interaction": [
      "Call",
      "Email",
      "Meeting",
      "Message",
      "VideoCall"
    ],
    "InteractionData": [
      "Call",
      "Email",
      "Meeting",
      "Message",
      "VideoCall"
    ],
    "Node": [
      "Assistant",
      "Attachment",
      "Broadcast",
      "Call",
      "Comment",
      "Company",
      "Contact",
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated",
      "Email",
      "FileUploaded",
      "Meeting",
      "Message",
      "Note",
      "Reminder",
      "Segment",
      "SegmentAdded",
      "SegmentRemoved",
      "Source",
      "TableRecord",
      "Task",
      "Todo",
      "User",
      "VideoCall"
    ],
    "NoteData": [
      "Comment",
      "Note"
    ],
    "NoteItem": [
      "Comment",
      "Note"
    ],
    "SegmentEvent": [
      "SegmentAdded",
      "SegmentRemoved"
    ],
    "SegmentEventData": [
      "SegmentAdded",
      "SegmentRemoved"
    ],
    "TaskData": [
      "Reminder",
      "Task",
      "Todo"
    ],
    "TaskItem": [
      "Reminder",
      "Task",
      "Todo"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "Activity": [
      "Call",
      "Comment",
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated",
      "Email",
      "FileUploaded",
      "Meeting",
      "Message",
      "Note",
      "Reminder",
      "SegmentAdded",
      "SegmentRemoved",
      "Task",
      "Todo",
      "VideoCall"
    ],
    "Actor": [
      "Assistant",
      "User"
    ],
    "ContactEvent": [
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated"
    ],
    "ContactEventData": [
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated"
    ],
    "CrmRecord": [
      "Company",
      "Contact",
      "TableRecord"
    ],
    "FileEvent": [
      "FileUploaded"
    ],
    "Interaction": [
      "Call",
      "Email",
      "Meeting",
      "Message",
      "VideoCall"
    ],
    "InteractionData": [
      "Call",
      "Email",
      "Meeting",
      "Message",
      "VideoCall"
    ],
    "Node": [
      "Assistant",
      "Attachment",
      "Broadcast",
      "Call",
      "Comment",
      "Company",
      "Contact",
      "ContactBlocked",
      "ContactResubscribed",
      "ContactUnblocked",
      "ContactUnsubscribed",
      "ContactUpdated",
      "Email",
      "FileUploaded",
      "Meeting",
      "Message",
      "Note",
      "Reminder",
      "Segment",
      "SegmentAdded",
      "SegmentRemoved",
      "Source",
      "TableRecord",
      "Task",
      "Todo",
      "User",
      "VideoCall"
    ],
    "NoteData": [
      "Comment",
      "Note"
    ],
    "NoteItem": [
      "Comment",
      "Note"
    ],
    "SegmentEvent": [
      "SegmentAdded",
      "SegmentRemoved"
    ],
    "SegmentEventData": [
      "SegmentAdded",
      "SegmentRemoved"
    ],
    "TaskData": [
      "Reminder",
      "Task",
      "Todo"
    ],
    "TaskItem": [
      "Reminder",
      "Task",
      "Todo"
    ]
  }
};
      export default result;
    