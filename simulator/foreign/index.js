// A bot by bottender, as its guide has one: says back what people write, and names what else they do.

module.exports = async function App(context) {
  const { event } = context;
  const [attachment] = event.attachments ?? [];
  if (event.isPostback) await context.sendText(`postback ${event.payload}`);
  else if (event.isReferral) await context.sendText(`referral ${event.ref}`);
  else if (attachment) await context.sendText(`sticker ${attachment.payload.stickerId} ${attachment.payload.url}`);
  else if (event.isText && !event.isEcho) {
    await context.typingOn();
    await context.sendText(`You said ${event.text}`, {
      quickReplies: [{ contentType: 'text', title: 'More', payload: 'MORE' }],
    });
  }
};
