package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.scoring.complaint.ComplaintReason.Term;
import dev.rapport.scoring.complaint.ComplaintResponse.Reaction;
import dev.rapport.scoring.complaint.ComplaintResponse.Sphere;
import dev.rapport.scoring.complaint.ComplaintResponses.Complainer;
import dev.rapport.scoring.complaint.CriticalIncident.Tone;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the Chinese textbooks, in the order of the lists. */
class ComplaintTermsTest {
  private static <E> List<String> terms(E[] all, Function<E, String> term) {
    return Stream.of(all).map(term).toList();
  }

  @Test
  void whatCustomersDo() {
    assertEquals(
        List.of("停止购买", "抵制企业", "警告亲朋", "直接向企业要求赔偿", "采取法律行动", "向政府机构或民间组织申诉"),
        terms(ComplaintResponse.values(), ComplaintResponse::term));
    assertEquals(List.of("私下抱怨", "公开抱怨"), terms(Sphere.values(), Sphere::term));
    assertEquals(List.of("发言", "退出", "报复", "忠诚"), terms(Reaction.values(), Reaction::term));
    assertEquals(List.of("消极者", "发言者", "愤怒者", "行动者"), terms(Complainer.values(), Complainer::term));
  }

  @Test
  void whatBecomesOfIt() {
    assertEquals(List.of("特别满意", "特别不满意"), terms(Tone.values(), Tone::term));
    assertEquals(
        List.of("未抱怨", "抱怨未解决", "抱怨得到解决", "抱怨迅速得到解决"),
        terms(ComplaintOutcome.values(), ComplaintOutcome::term));
  }

  @Test
  void whyTheyComplainAndWhyNot() {
    assertEquals(
        List.of(
            "相信投诉总有积极结果且对社会有益",
            "相信自己会获得某种形式的赔偿",
            "相信应该得到公正对待和良好服务",
            "社会责任感促使其帮助他人免受不好的服务",
            "惩罚服务供应商",
            "喜欢抱怨或制造麻烦",
            "认为浪费时间与精力",
            "不相信对自己或别人有积极意义",
            "不知道如何抱怨",
            "认为错误是由自己的原因造成的且得不到赔偿",
            "廉价的频繁购买的服务不重要"),
        terms(ComplaintReason.values(), ComplaintReason::term));
    assertEquals(List.of("成功的可能性", "收益", "成本"), terms(Term.values(), Term::term));
  }
}
