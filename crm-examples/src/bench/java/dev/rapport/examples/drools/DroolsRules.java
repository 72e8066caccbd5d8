package dev.rapport.examples.drools;

import java.util.Locale;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * The rules of {@link ShopRules} in the language of Drools, compiled as it advises: to an executable model, without a language
 * that is interpreted at run time.
 */
final class DroolsRules {
  private static final String HEAD = """
      package shop
      import dev.rapport.examples.drools.Facts.Customer
      import dev.rapport.examples.drools.Facts.Basket
      import dev.rapport.examples.drools.Facts.BasketLine
      import dev.rapport.examples.drools.Facts.Total
      """;

  /* One of each kind. %1$d is the number of the block: only the first finds its products and hours in the order. */
  private static final String[] KINDS = {"""
    rule "base-%1$d"
    when $b : Basket(netCents >= %2$d) $t : Total()
    then $t.add("base-%1$d", $b.getNetCents() / 100);
    end
    """, """
    rule "coffee-%1$d"
    when $l : BasketLine(category == "coffee%3$s") $t : Total()
    then $t.add("coffee-%1$d", $l, $l.getNetCents() / 100);
    end
    """, """
    rule "bags-%1$d"
    when $l : BasketLine(category == "bags%3$s") $t : Total()
    then $t.add("bags-%1$d", $l, 5 * $l.getQuantity());
    end
    """, """
    rule "gold-%1$d" salience -10
    when Customer(tier >= %4$d) $t : Total()
    then $t.multiply("gold-%1$d", 2);
    end
    """, """
    rule "happy-hour-%1$d"
    when Basket(weekday <= 5, hour >= %5$d, hour < %6$d) $t : Total()
    then $t.bonus("happy-hour-%1$d", 10);
    end
    """, """
    rule "birthday-%1$d"
    when Basket(birthday, netCents >= %7$d) $t : Total()
    then $t.bonus("birthday-%1$d", 50);
    end
    """, """
    rule "welcome-%1$d"
    when Customer(purchases == 0) Basket(netCents >= %7$d) $t : Total()
    then $t.bonus("welcome-%1$d", 100);
    end
    """, """
    rule "tenth-%1$d"
    when Customer((purchases + 1) %% %8$d == 0) $t : Total()
    then $t.bonus("tenth-%1$d", 30);
    end
    """, """
    rule "app-%1$d"
    when Basket(channel == "app%3$s") $t : Total()
    then $t.bonus("app-%1$d", 5);
    end
    """, """
    rule "large-%1$d"
    when Basket(netCents >= %9$d) $t : Total()
    then $t.bonus("large-%1$d", 25);
    end
    """};

  private DroolsRules() {}

  static String text(int rules) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < rules; i++) {
      int block = i / KINDS.length;
      text.append(String.format(
          Locale.ROOT,
          KINDS[i % KINDS.length],
          block,
          ShopRules.least(block),
          ShopRules.suffix(block),
          ShopRules.rank(block),
          ShopRules.hour(block),
          ShopRules.hour(block) + 2,
          ShopRules.anniversaryLeast(block),
          ShopRules.nth(block),
          ShopRules.large(block)));
    }
    return text.toString();
  }

  static KieBase compiled(int rules) {
    KieServices services = KieServices.Factory.get();
    KieFileSystem files = services.newKieFileSystem();
    files.write("src/main/resources/shop/rules.drl", text(rules));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
  }
}
