/**
 * What goes wrong, what customers do about it, and what it is worth to hear of it and make good (顾客抱怨, 服务补救).
 *
 * <p>A {@link dev.rapport.scoring.complaint.ServiceFailure} names what went wrong (服务失败的类型). {@link
 * dev.rapport.scoring.complaint.ComplaintResponses} are all that a customer did about it, in private and in public, seen as voice, exit and
 * retaliation (发言、退出、报复); {@link dev.rapport.scoring.complaint.ExpressionTree} finds the loudest expression and says what is not known.
 * Whether to complain at all is a {@link dev.rapport.scoring.complaint.ComplaintChoice} of probability, benefit and cost. {@link
 * dev.rapport.scoring.complaint.ComplaintCase} reads complaints from a history, and {@link dev.rapport.scoring.complaint.CriticalIncident}
 * keeps what stood out (关键事件).
 *
 * <p>On the firm's side, {@link dev.rapport.scoring.complaint.ComplaintFunnel} counts how many problems are ever heard of, {@link
 * dev.rapport.scoring.complaint.ComplaintEconomics} how many customers that keeps, {@link dev.rapport.scoring.complaint.JusticeVector} how
 * fair the handling was (结果、过程、相互对待公平), and {@link dev.rapport.scoring.complaint.RecoveryTally} whether recovery left customers better
 * than before, which is never assumed.
 *
 * <pre>{@code
 * ComplaintEconomics now = new ComplaintEconomics(1000, 0.3, 0.6, 0.5, RepurchaseTable.TARP_MAJOR);
 * now.retained();                    // 208.2 of 1000 customers with a major problem buy again
 * now.valueOfOneMoreComplaint();     // 0.394 of a customer: silence is the dearest outcome
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.complaint;

import org.jspecify.annotations.NullMarked;
