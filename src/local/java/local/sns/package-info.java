/** SNS on loopback. In: topics, subscriptions of SQS queues, messages. Out: each message in each subscribed queue, in SNS's envelope. */
@org.jspecify.annotations.NullMarked
package local.sns;
