// The channel that the test names in the environment.

module.exports = {
  session: { driver: 'memory' },
  channels: {
    messenger: {
      enabled: true,
      path: '/webhook',
      pageId: '101',
      accessToken: 'a token for tests',
      appId: '1000000000000042',
      appSecret: process.env.APP_SECRET,
      verifyToken: process.env.VERIFY_TOKEN,
      origin: process.env.GRAPH,
    },
  },
};
