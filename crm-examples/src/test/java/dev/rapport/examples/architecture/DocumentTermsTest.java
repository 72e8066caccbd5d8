package dev.rapport.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of terms in the modules' README files: every type, every member and every test that a row names exists, and no term
 * of the documents that asks for a type is without a row.
 */
class DocumentTermsTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES = List.of("crm-core", "crm-scoring", "crm-loyalty");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Splitter CELLS = Splitter.on('|').trimResults();

  /**
   * What the documents say of the position of a relationship and of strategy that is an enumeration, a table of decisions or a
   * measure, a line each. The words of a line stand together in one row.
   */
  private static final String REQUIRED = """
      客户的形成 合格预期顾客 首次购买 重复购买 忠诚客户 成员 拥护者
      潜在顾客 新顾客 现有顾客 支持者 宣传者
      潜在客户 新客户 常客户 老客户 忠诚客户
      潜在客户 新客户 老客户 新业务的新客户
      考察期 形成期 稳定期 退化期
      初识期 矜持期 平稳期 思异期 稳固期
      管理重点
      客户成熟期 业务占其总业务的份额
      客户衰退期
      获得 满足 保留 强化 提供尝试 标准化 差异化 定制化 替代 认可 信任 忠诚
      基本型 被动型 负责型 主动型 伙伴型 客户数量 边际利润
      一级 二级 三级关系营销 梯度推进
      财务 社会 定制化 结构化联系
      频繁市场营销 顾客满意计划 有形 无形的顾客组织
      会员 互动 故事 体验 合作 口碑营销 忠诚计划 个性化 社交媒体 跨销售
      公平竞争 一对一 服务扩大化
      体验 感官 情感 思考 行动 关联
      人情 面子 工具性关系
      """;

  /** A row of a table that ends with the tests. */
  private record Row(List<String> cells) {
    String term() {
      return cells.get(0);
    }

    List<String> types() {
      return codes(cells.get(cells.size() - 2));
    }

    List<String> tests() {
      return codes(cells.get(cells.size() - 1));
    }

    private static List<String> codes(String cell) {
      return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crm-core", "crm-scoring", "crm-loyalty"})
  void everyTermNamesTypesMembersAndTestsThatExist(String module) throws IOException {
    NamedTypes types = NamedTypes.of(ROOT.resolve("crm-core"), ROOT.resolve(module));
    Set<String> tests = tests(ROOT.resolve(module));
    List<String> findings = new ArrayList<>();
    List<Row> rows = rows(module);
    for (Row row : rows) {
      for (String type : row.types()) {
        if (!types.has(type)) {
          findings.add("type " + type + " of \"" + row.term() + "\"");
        }
      }
      for (String test : row.tests()) {
        if (!tests.contains(test)) {
          findings.add("test " + test + " of \"" + row.term() + "\"");
        }
      }
      if (!row.types().isEmpty() && row.tests().isEmpty()) {
        findings.add("any test of \"" + row.term() + "\"");
      }
    }
    assertTrue(rows.size() > 20, "the README must have tables of terms");
    assertEquals(List.of(), findings, "the README names what does not exist");
  }

  @Test
  void everyRequiredTermOfTheDocumentsHasARow() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String module : MODULES) {
      rows(module).stream()
          .filter(row -> !row.types().isEmpty())
          .map(row -> String.join("|", row.cells()))
          .forEach(rows::add);
    }
    List<String> missing = REQUIRED
        .lines()
        .filter(line -> rows.stream()
            .noneMatch(row -> Splitter.on(' ').splitToStream(line).allMatch(row::contains)))
        .toList();
    assertEquals(List.of(), missing, "no row of a README has these terms of the documents");
  }

  @Test
  void namesAreLookedUpDownToTheMember() throws IOException {
    NamedTypes types = NamedTypes.of(ROOT.resolve("crm-core"));
    for (String name : List.of(
        "lifecycle.LadderRung",
        "LadderRung",
        "lifecycle.LadderRung#isActiveCustomer",
        "lifecycle.LifeStage#DEGRADATION",
        "market.Player.RelationshipObject",
        "EvaluationGrid.cycle",
        "TimelinePolicy.confirmations",
        "confirmations")) {
      assertTrue(types.has(name), name);
    }
    for (String name : List.of(
        "timeline.LadderRung",
        "lifecycle.Ladder",
        "lifecycle.LadderRung#isActive",
        "lifecycle.LifeStage#DECAY",
        "market.Market.RelationshipObject",
        "confirmation")) {
      assertTrue(!types.has(name), name);
    }
  }

  private static List<Row> rows(String module) throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean inTable = false;
    for (String line : Files.readAllLines(ROOT.resolve(module).resolve("README.md"))) {
      List<String> cells = CELLS.splitToList(line);
      if (cells.size() < 4) {
        inTable = false;
      } else if (cells.get(cells.size() - 2).equals("Tested by")) {
        inTable = true;
      } else if (inTable && !cells.get(1).startsWith("---")) {
        rows.add(new Row(cells.subList(1, cells.size() - 1)));
      }
    }
    return rows;
  }

  private static Set<String> tests(Path module) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "test", "java")))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
    }
    return names;
  }
}
