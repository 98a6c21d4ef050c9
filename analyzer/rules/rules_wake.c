/* Wakes: each must end some wait of its pack. What a wake is for is a word that has to meet the waits' `blocks_on`; one
 * that meets none wakes nobody, and what it does wake is reported as a wait that nothing ends. */
#include "rules/rules_draft.h"

#include <string.h>

/* Some function of the pack waits for that word, or for something that is not said. */
static bool is_waited_for(const struct rule_pack *p, const char *word)
{
    for (uint32_t i = 0; i < p->n_funcs; i++)
        for (uint32_t k = 0; k < p->funcs[i].n_effects; k++) {
            const struct rule_effect *e = &p->funcs[i].effects[k];
            if (e->op == RULE_BLOCK && (!e->blocks_on || strcmp(e->blocks_on, word) == 0)) return true;
        }
    return false;
}

static const char *text_of(const struct rules_node *effect, const char *key)
{
    const struct rules_node *n = rules_yaml_get(effect, key);
    return n && n->kind == RULES_NODE_SCALAR ? n->text : NULL;
}

static void check_effect(struct rules_draft *d, const struct rules_node *effect)
{
    const char *op = text_of(effect, "op"), *word = text_of(effect, "blocks_on"), *kind = text_of(effect, "kind");
    if (!op || strcmp(op, "wake") != 0) return;
    if (!word && kind) word = strchr(kind, ':') ? strchr(kind, ':') + 1 : kind;
    if (!word || is_waited_for(d->pack, word)) return;
    rules_yaml_error(&d->src, effect,
                     "wakes waits for '%s', but no 'block' of this pack has 'blocks_on: %s'; say in 'blocks_on' which "
                     "waits end",
                     word, word);
}

void rules_wakes_check(struct rules_draft *d, const struct rules_node *functions)
{
    for (uint32_t i = 0; functions && functions->kind == RULES_NODE_LIST && i < functions->n; i++) {
        const struct rules_node *effects = rules_yaml_get(functions->items[i], "effects");
        for (uint32_t k = 0; effects && effects->kind == RULES_NODE_LIST && k < effects->n; k++)
            check_effect(d, effects->items[k]);
    }
}
